package io.vigil.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

    /// The example of scikit-learn's `average_precision_score` and `roc_auc_score`.
    private static final boolean[] TRUTH = {false, false, true, true};
    private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8};

    @Test
    void of_givesScikitLearnsFiguresForItsExample() {
        Evaluation evaluation = Evaluation.of(TRUTH, SCORES, 0.4);
        assertThat(evaluation.auc()).hasValue(0.75);
        assertThat(evaluation.averagePrecision().getAsDouble()).isEqualTo(0.8333333333333333, within(1e-15));
        assertThat(evaluation.confusion()).isEqualTo(new Confusion(1, 1, 1, 1));
    }

    @Test
    void aScoreEqualToTheThreshold_isFlagged() {
        assertThat(Evaluation.of(TRUTH, SCORES, 0.8).confusion().flagged()).isEqualTo(1);
        assertThat(Evaluation.of(TRUTH, SCORES, Math.nextUp(0.8)).confusion().flagged()).isZero();
    }

    @Test
    void equalScores_areOneStep() {
        Evaluation evaluation = Evaluation.of(TRUTH, new double[] {0.5, 0.5, 0.5, 0.5}, 1);
        assertThat(evaluation.auc()).hasValue(0.5);
        assertThat(evaluation.averagePrecision()).hasValue(0.5);
    }

    @Test
    void negativeZero_tiesWithZero() {
        assertThat(Evaluation.of(new boolean[] {true, false}, new double[] {-0.0, 0.0}, 1).auc()).hasValue(0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void auc_equalsTheShareOfPairsInOrder(int seed) {
        Sample sample = Sample.of(seed);
        assertThat(sample.evaluation().auc().getAsDouble()).isEqualTo(sample.pairwiseAuc(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void averagePrecision_equalsTheSumOverAllThresholds(int seed) {
        Sample sample = Sample.of(seed);
        assertThat(sample.evaluation().averagePrecision().getAsDouble())
                .isEqualTo(sample.steppedPrecision(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void bestF1Threshold_isNoWorseThanAnyScore(int seed) {
        Sample sample = Sample.of(seed);
        double best = Evaluation.bestF1Threshold(sample.truth, sample.scores).getAsDouble();
        double f1 = sample.f1(best);
        assertThat(sample.scores).contains(best);
        for (double score : sample.scores) {
            assertThat(f1).isGreaterThanOrEqualTo(sample.f1(score));
            assertThat(score > best && sample.f1(score) == f1).isFalse();
        }
    }

    @Test
    void figuresOverRanks_areAbsentWithoutAnomalies() {
        boolean[] none = new boolean[2];
        double[] scores = {1, 2};
        assertThat(Evaluation.of(none, scores, 1).auc()).isEmpty();
        assertThat(Evaluation.of(none, scores, 1).averagePrecision()).isEmpty();
        assertThat(Evaluation.bestF1Threshold(none, scores)).isEmpty();
    }

    @Test
    void metrics_leaveOutWhatIsAbsent() {
        assertThat(Evaluation.of(new boolean[2], new double[2], 1).metrics())
                .containsOnlyKeys("true_positives", "false_positives", "true_negatives", "false_negatives")
                .containsEntry("true_negatives", 2.0);
        assertThat(Evaluation.of(TRUTH, SCORES, 0.4).metrics())
                .containsEntry("auc", 0.75)
                .containsEntry("f1", 0.5)
                .hasSize(9);
    }

    @Test
    void of_refusesNaN() {
        assertThatThrownBy(() -> Evaluation.of(new boolean[1], new double[] {Double.NaN}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores must not be NaN");
    }

    @Test
    void of_refusesArraysOfDifferentLength() {
        assertThatThrownBy(() -> Evaluation.of(TRUTH, new double[1], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("truth and scores must hold one value per row");
    }

    /// Random rows with many ties, and the figures worked out the slow way.
    private record Sample(boolean[] truth, double[] scores) {

        static Sample of(int seed) {
            Random random = new Random(seed);
            int rows = 20 + random.nextInt(100);
            Sample sample = new Sample(new boolean[rows], new double[rows]);
            for (int i = 0; i < rows; i++) {
                sample.truth[i] = i == 0 || (i > 1 && random.nextDouble() < 0.3);
                sample.scores[i] = random.nextInt(12) / 4.0 + (sample.truth[i] ? 0.5 : 0);
            }
            return sample;
        }

        Evaluation evaluation() {
            return Evaluation.of(truth, scores, 1.5);
        }

        double pairwiseAuc() {
            double ordered = 0;
            double pairs = 0;
            for (int a = 0; a < truth.length; a++) {
                for (int n = 0; n < truth.length; n++) {
                    if (truth[a] && !truth[n]) {
                        pairs++;
                        ordered += scores[a] > scores[n] ? 1 : scores[a] == scores[n] ? 0.5 : 0;
                    }
                }
            }
            return ordered / pairs;
        }

        double steppedPrecision() {
            double sum = 0;
            double recall = 0;
            for (int step = 20; step >= 0; step--) {
                Confusion confusion = Evaluation.of(truth, scores, step / 4.0).confusion();
                double reached = confusion.recall().getAsDouble();
                sum += (reached - recall) * confusion.precision().orElse(0);
                recall = reached;
            }
            return sum;
        }

        double f1(double threshold) {
            Confusion c = Evaluation.of(truth, scores, threshold).confusion();
            return 2.0 * c.truePositives() / (2 * c.truePositives() + c.falsePositives() + c.falseNegatives());
        }
    }
}
