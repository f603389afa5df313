package io.vigil.core.record;

/// Where a feature's training data lay, in the feature's own unit.
///
/// @param quantiles the 0th to 100th percentile, linearly interpolated: 101 values, never decreasing
public record Statistics(double median, double min, double max, double[] quantiles) {

    public static final int QUANTILES = 101;

    public Statistics {
        if (!(min <= median && median <= max)) {
            throw new IllegalArgumentException("min <= median <= max must hold");
        }
        if (quantiles.length != QUANTILES) {
            throw new IllegalArgumentException("quantiles must hold " + QUANTILES + " values");
        }
        quantiles = quantiles.clone();
    }

    @Override
    public double[] quantiles() {
        return quantiles.clone();
    }

    /// True where the value lies outside what training saw.
    public boolean outside(double value) {
        return value < min || value > max;
    }
}
