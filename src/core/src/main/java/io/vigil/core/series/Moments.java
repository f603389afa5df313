package io.vigil.core.series;

/// The mean and the sample standard deviation of some values.
///
/// Two passes around the first value, so that neither cancels where the values are large and close
/// together; the same values in the same order give the same bits.
///
/// @param mean NaN of no value
/// @param std NaN of fewer than two values
public record Moments(double mean, double std) {

    /// Values beyond this, which no sensor sends, are taken as this, so that squares stay finite.
    public static final double HUGE = 1e150;

    /// Those at `[from, to)`, none beyond [#HUGE].
    public static Moments of(double[] values, int from, int to) {
        int n = to - from;
        if (n == 0) {
            return new Moments(Double.NaN, Double.NaN);
        }
        double first = values[from];
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i] - first;
        }
        double mean = first + sum / n;
        double off = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            double deviation = values[i] - mean;
            off += deviation;
            squares += deviation * deviation;
        }
        double variance = Math.max(0, squares - off * off / n) / (n - 1);
        return new Moments(mean, n < 2 ? Double.NaN : StrictMath.sqrt(variance));
    }

    /// The value, or [#HUGE] with its sign.
    public static double bounded(double value) {
        return Math.max(-HUGE, Math.min(HUGE, value));
    }
}
