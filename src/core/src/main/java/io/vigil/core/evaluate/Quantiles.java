package io.vigil.core.evaluate;

import java.util.Arrays;

/// The quantiles of some values, linearly interpolated between neighbours, as numpy's default does.
public final class Quantiles {

    private static final int PERCENT = 100;

    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    /// @param values at least one, none of them NaN, in any order
    public static Quantiles of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values must not be empty");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("values must not be NaN");
        }
        return new Quantiles(sorted);
    }

    /// The threshold that leaves the share `q` of the scores normal: just above their quantile, so
    /// that scores equal to it stay normal too.
    public static double threshold(double[] scores, double q) {
        return Math.nextUp(of(scores).at(q));
    }

    /// The quantile at `q` in [0, 1].
    public double at(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("a quantile must be between 0 and 1");
        }
        double position = q * (sorted.length - 1);
        int below = (int) position;
        double t = position - below;
        double a = sorted[below];
        double b = sorted[Math.min(below + 1, sorted.length - 1)];
        return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t);
    }

    public double median() {
        return at(0.5);
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    /// The 0th to 100th percentile: 101 values, never decreasing.
    public double[] percentiles() {
        double[] percentiles = new double[PERCENT + 1];
        for (int i = 0; i <= PERCENT; i++) {
            percentiles[i] = at((double) i / PERCENT);
        }
        return percentiles;
    }
}
