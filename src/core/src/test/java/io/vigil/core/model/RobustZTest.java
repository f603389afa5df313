package io.vigil.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RobustZTest {

    private static final double[] MEDIAN = {10, -1};
    private static final double[] MAD = {2, 0};
    private static final double[] EPS = {0.5, 0.25};
    private static final double FIRST = 1.4826 * 2 + 0.5;

    private static double score(RobustZ.Aggregation aggregation, double... record) {
        double[] scores = new double[1];
        new RobustZ(aggregation, MEDIAN, MAD, EPS).score(new double[][] {{record[0]}, {record[1]}}, 1, scores);
        return scores[0];
    }

    @Test
    void score_max_isTheLargestDistance() {
        assertThat(score(RobustZ.Aggregation.MAX, 3, 0)).isEqualTo(4);
        assertThat(score(RobustZ.Aggregation.MAX, 30, 0)).isEqualTo(20 / FIRST);
    }

    @Test
    void score_mean_isTheMeanDistance() {
        assertThat(score(RobustZ.Aggregation.MEAN, 3, 0)).isEqualTo(7 / FIRST / 2 + 4.0 / 2);
    }

    @Test
    void score_ofExtremeInputs_staysFinite() {
        double max = Double.MAX_VALUE;
        assertThat(score(RobustZ.Aggregation.MAX, max, -max)).isEqualTo(max);
        assertThat(score(RobustZ.Aggregation.MEAN, 1e308, -max)).isFinite();
        assertThat(score(RobustZ.Aggregation.MEAN, -max, max)).isPositive().isFinite();
    }

    @Test
    void explain_givesTheSignedDistances() {
        RobustZ z = new RobustZ(RobustZ.Aggregation.MAX, MEDIAN, MAD, EPS);
        Explanation explanation = z.explain(new double[] {3, 0}, new Background(new double[2], new int[] {0, 1}));
        assertThat(explanation.contributions()).containsExactly(-7 / FIRST, 4);
        assertThat(explanation.expected()).isZero();
    }

    @Test
    void withAggregation_keepsBothThresholds() {
        RobustZ z = new RobustZ(RobustZ.Aggregation.MAX, MEDIAN, MAD, EPS).withThresholds(3, 1.5);
        RobustZ mean = z.withAggregation(RobustZ.Aggregation.MEAN);
        assertThat(mean.aggregation()).isEqualTo(RobustZ.Aggregation.MEAN);
        assertThat(mean.threshold(RobustZ.Aggregation.MAX)).hasValue(3);
        assertThat(mean.threshold(RobustZ.Aggregation.MEAN)).hasValue(1.5);
    }

    @Test
    void robustZ_whoseScaleOverflows_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RobustZ(
                        RobustZ.Aggregation.MAX, new double[1], new double[] {1.5e308}, new double[] {1}))
                .withMessage("median must be finite, mad at least 0 and eps above 0");
    }
}
