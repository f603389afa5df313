package io.vigil.core.series.windows;

import java.util.Arrays;
import java.util.List;

/// The median of values that stand for several each.
final class WeightedMedian {

    private WeightedMedian() {}

    /// The mean of the two middle ones where their number is even.
    static double of(List<Sample> samples) {
        int size = samples.stream().mapToInt(Sample::size).sum();
        double[][] weighted = new double[size][];
        long total = 0;
        int next = 0;
        for (Sample sample : samples) {
            for (int i = 0; i < sample.size(); i++) {
                weighted[next++] = new double[] {sample.value(i), sample.stride()};
            }
            total += (long) sample.size() * sample.stride();
        }
        Arrays.sort(weighted, (a, b) -> Double.compare(a[0], b[0]));
        double low = at(weighted, (total - 1) / 2);
        double high = at(weighted, total / 2);
        return low + (high - low) / 2;
    }

    private static double at(double[][] weighted, long rank) {
        long before = 0;
        for (double[] value : weighted) {
            before += (long) value[1];
            if (before > rank) {
                return value[0];
            }
        }
        throw new IllegalArgumentException("a median needs a value");
    }
}
