package io.vigil.core.model;

import java.util.Map;
import java.util.OptionalDouble;

/// The distance of each input from its median in robust standard deviations:
/// `z = (x - median) / (1.4826 * MAD + eps)`; the score is the largest or the mean `|z|`.
public final class RobustZ implements Estimator {

    /// The standard deviation of a normal distribution in units of its MAD.
    public static final double MAD_TO_SIGMA = 1.4826;

    private final Aggregation aggregation;
    private final double[] median;
    private final double[] mad;
    private final double[] eps;
    private final Map<Aggregation, Double> thresholds;

    /// How the z-scores of a record become one.
    public enum Aggregation {
        MAX,
        MEAN
    }

    /// @param median one per input, as `mad` and `eps`
    /// @param mad the median absolute deviation, at least 0
    /// @param eps what keeps quantised inputs from screaming, above 0
    public RobustZ(Aggregation aggregation, double[] median, double[] mad, double[] eps) {
        this(aggregation, median, mad, eps, Map.of());
    }

    private RobustZ(
            Aggregation aggregation,
            double[] median,
            double[] mad,
            double[] eps,
            Map<Aggregation, Double> thresholds) {
        if (median.length == 0 || mad.length != median.length || eps.length != median.length) {
            throw new IllegalArgumentException("median, mad and eps must hold one value per input");
        }
        for (int i = 0; i < median.length; i++) {
            if (!Double.isFinite(median[i])
                    || !(mad[i] >= 0)
                    || !(eps[i] > 0)
                    || !Double.isFinite(MAD_TO_SIGMA * mad[i] + eps[i])) {
                throw new IllegalArgumentException("median must be finite, mad at least 0 and eps above 0");
            }
        }
        this.aggregation = aggregation;
        this.median = median.clone();
        this.mad = mad.clone();
        this.eps = eps.clone();
        this.thresholds = thresholds;
    }

    public Aggregation aggregation() {
        return aggregation;
    }

    public RobustZ withAggregation(Aggregation other) {
        return new RobustZ(other, median, mad, eps, thresholds);
    }

    /// The same with the thresholds that were calibrated for scores of either aggregation.
    public RobustZ withThresholds(double max, double mean) {
        if (!Double.isFinite(max) || !Double.isFinite(mean)) {
            throw new IllegalArgumentException("thresholds must be finite numbers");
        }
        return new RobustZ(
                aggregation, median, mad, eps, Map.of(Aggregation.MAX, max, Aggregation.MEAN, mean));
    }

    /// The threshold that was calibrated for scores of an aggregation, where that is known.
    public OptionalDouble threshold(Aggregation of) {
        Double threshold = thresholds.get(of);
        return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }

    public double[] median() {
        return median.clone();
    }

    public double[] mad() {
        return mad.clone();
    }

    public double[] eps() {
        return eps.clone();
    }

    @Override
    public int inputs() {
        return median.length;
    }

    @Override
    public ScoreKind scoreKind() {
        return ScoreKind.Z;
    }

    @Override
    public void score(double[][] inputs, int rows, double[] scores) {
        for (int r = 0; r < rows; r++) {
            double max = 0;
            double sum = 0;
            for (int i = 0; i < median.length; i++) {
                double z = Math.abs(z(i, inputs[i][r]));
                max = Math.max(max, z);
                sum += z / median.length;
            }
            scores[r] = aggregation == Aggregation.MAX ? max : Math.min(sum, Double.MAX_VALUE);
        }
    }

    /// The signed z-scores themselves.
    @Override
    public Explanation explain(double[] record, Background background) {
        double[] z = new double[median.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = z(i, record[i]);
        }
        return new Explanation(0, background.perFeature(z));
    }

    private double z(int input, double value) {
        double z = (value - median[input]) / (MAD_TO_SIGMA * mad[input] + eps[input]);
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, z));
    }
}
