package io.vigil.core.series.windows;

import io.vigil.core.series.Moments;

/// Count, mean, least, greatest and standard deviation of some readings, and how many were anomalous.
///
/// Mean and squares are updated reading by reading, so that nothing cancels; two aggregates can be
/// joined. Sources: B. P. Welford (1962); T. F. Chan, G. H. Golub, R. J. LeVeque (1979). Not safe for
/// many threads.
public final class Aggregate {

    private long count;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long anomalies;

    /// One that goes on from figures that were kept.
    ///
    /// @param count at least 1
    /// @param squares as [#squares()] gave it
    public static Aggregate of(long count, double mean, double squares, double min, double max, long anomalies) {
        Aggregate aggregate = new Aggregate();
        aggregate.count = count;
        aggregate.mean = mean;
        aggregate.squares = squares;
        aggregate.min = min;
        aggregate.max = max;
        aggregate.anomalies = anomalies;
        return aggregate;
    }

    /// Values beyond [Moments#HUGE], which no sensor sends, count as that.
    public void add(double value, boolean anomaly) {
        double bounded = Moments.bounded(value);
        count++;
        double deviation = bounded - mean;
        mean += deviation / count;
        squares += deviation * (bounded - mean);
        min = Math.min(min, bounded);
        max = Math.max(max, bounded);
        anomalies += anomaly ? 1 : 0;
    }

    /// Takes in what another has seen.
    public void merge(Aggregate other) {
        if (other.count == 0) {
            return;
        }
        long both = count + other.count;
        double deviation = other.mean - mean;
        double share = (double) other.count / both;
        squares += other.squares + deviation * deviation * count * share;
        mean += deviation * share;
        count = both;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        anomalies += other.anomalies;
    }

    public long count() {
        return count;
    }

    /// NaN of no reading.
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /// Infinity of no reading.
    public double min() {
        return min;
    }

    /// -Infinity of no reading.
    public double max() {
        return max;
    }

    /// The sample standard deviation, NaN of fewer than two readings.
    public double std() {
        return count < 2 ? Double.NaN : StrictMath.sqrt(squares / (count - 1));
    }

    /// The sum of squared deviations from the mean.
    public double squares() {
        return squares;
    }

    public long anomalies() {
        return anomalies;
    }
}
