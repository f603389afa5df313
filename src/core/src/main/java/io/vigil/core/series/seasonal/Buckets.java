package io.vigil.core.series.seasonal;

import io.vigil.core.series.Moments;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Values sorted into numbered buckets.
final class Buckets {

    /// A deviation of nothing would make every change an anomaly.
    private static final double SMALLEST_STD = 1e-6;

    private final double[] sorted;

    /// Bucket b holds `sorted[starts[b]]` to `sorted[starts[b + 1] - 1]`.
    private final int[] starts;

    /// @param bucketOf the bucket of the value at an index
    Buckets(int buckets, IntUnaryOperator bucketOf, double[] values, int size) {
        starts = new int[buckets + 1];
        for (int i = 0; i < size; i++) {
            starts[bucketOf.applyAsInt(i) + 1]++;
        }
        for (int b = 0; b < buckets; b++) {
            starts[b + 1] += starts[b];
        }
        int[] next = starts.clone();
        sorted = new double[size];
        for (int i = 0; i < size; i++) {
            sorted[next[bucketOf.applyAsInt(i)]++] = values[i];
        }
        for (int b = 0; b < buckets; b++) {
            Arrays.sort(sorted, starts[b], starts[b + 1]);
        }
    }

    /// NaN for an empty bucket.
    double[] medians() {
        double[] medians = new double[starts.length - 1];
        for (int b = 0; b < medians.length; b++) {
            medians[b] = median(starts[b], starts[b + 1]);
        }
        return medians;
    }

    private double median(int from, int to) {
        if (from == to) {
            return Double.NaN;
        }
        int middle = from + (to - from) / 2;
        return (to - from) % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Sample standard deviations. A bucket of fewer than two values takes the mean of the others; one
    /// of equal values takes it too, or a millionth if that is more.
    double[] stds() {
        double[] stds = new double[starts.length - 1];
        double sum = 0;
        int defined = 0;
        for (int b = 0; b < stds.length; b++) {
            stds[b] = Moments.of(sorted, starts[b], starts[b + 1]).std();
            if (!Double.isNaN(stds[b])) {
                sum += stds[b];
                defined++;
            }
        }
        double mean = defined == 0 ? 0 : sum / defined;
        for (int b = 0; b < stds.length; b++) {
            double std = Double.isNaN(stds[b]) ? mean : stds[b];
            stds[b] = std > 0 ? std : Math.max(mean, SMALLEST_STD);
        }
        return stds;
    }
}
