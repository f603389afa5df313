package io.vigil.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vigil.core.forest.Forest;
import io.vigil.core.forest.Forests;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final NumericFeature X = withMedian("x", 10, 4, 12);
    private static final NumericFeature Y = new NumericFeature("y", null, 1, 0, null, MissingPolicy.REJECT);
    private static final CategoricalFeature DEVICE = new CategoricalFeature("device", List.of("a", "b"));
    private static final Schema SCHEMA = schema(X, Y, DEVICE);

    private static NumericFeature withMedian(String name, double mean, double scale, double median) {
        double[] quantiles = new double[Statistics.QUANTILES];
        Arrays.fill(quantiles, median);
        Statistics statistics = new Statistics(median, median, median, quantiles);
        return new NumericFeature(name, null, mean, scale, statistics, MissingPolicy.MEDIAN);
    }

    private static Schema schema(Feature... features) {
        return new Schema(List.of(features), Set.of(), null);
    }

    private static RecordBatch batch(double... row) {
        return RecordBatch.of(
                Arrays.stream(row).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
    }

    private static double[] inputs(double... row) {
        return Arrays.stream(Pipeline.inputs(SCHEMA, batch(row)))
                .mapToDouble(column -> column[0])
                .toArray();
    }

    @Test
    void inputs_areScaledAndOneHot() {
        assertThat(inputs(18, 3.5, 1)).containsExactly(2, 2.5, 0, 1);
        assertThat(inputs(18, 3.5, 0)).containsExactly(2, 2.5, 1, 0);
    }

    @Test
    void inputs_unknownOrMissingCategory_isAllZeros() {
        assertThat(inputs(10, 1, CategoricalFeature.UNKNOWN)).containsExactly(0, 0, 0, 0);
        assertThat(inputs(10, 1, Double.NaN)).containsExactly(0, 0, 0, 0);
        assertThat(inputs(10, 1, 2)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void inputs_missingNumber_isTheMedianWhereThePolicySaysSo() {
        assertThat(inputs(Double.NaN, 1, 0)).startsWith(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs(10, Double.NaN, 0))
                .withMessage("record 0: y is missing");
    }

    @Test
    void inputs_beyondTheRangeOfADouble_areTheLargestThereIs() {
        Schema narrow = schema(new NumericFeature("x", null, -1e308, 1e-300, null, MissingPolicy.REJECT));
        double[] column = Pipeline.inputs(narrow, RecordBatch.of(new double[] {1.7e308, Double.NEGATIVE_INFINITY}))[0];
        assertThat(column).containsExactly(Double.MAX_VALUE, -Double.MAX_VALUE);
    }

    @Test
    void score_moreRowsThanABlock_equalsOneByOne() {
        Pipeline pipeline = new Pipeline(SCHEMA, new RandomForest(Forests.classifier(4, 30, 8, 1)), 0.5);
        Random random = new Random(2);
        double[][] columns = new double[3][2500];
        for (int r = 0; r < 2500; r++) {
            columns[0][r] = 10 + 4 * random.nextDouble();
            columns[1][r] = 1 + random.nextDouble();
            columns[2][r] = random.nextInt(3) - 1;
        }
        Scores scores = pipeline.score(RecordBatch.of(columns));
        for (int r = 0; r < 2500; r++) {
            Scores alone = pipeline.score(batch(columns[0][r], columns[1][r], columns[2][r]));
            assertThat(scores.score(r)).isEqualTo(alone.score(0));
        }
        double[] inParts = new double[2500];
        pipeline.score(RecordBatch.of(columns), 1100, 2500, inParts);
        pipeline.score(RecordBatch.of(columns), 0, 1, inParts);
        pipeline.score(RecordBatch.of(columns), 1, 1100, inParts);
        assertThat(inParts).isEqualTo(scores.values());
    }

    @Test
    void score_inRoomThatWasUsed_isTheSame() {
        Pipeline pipeline = new Pipeline(SCHEMA, new RandomForest(Forests.classifier(4, 30, 8, 1)), 0.5);
        RecordBatch batch = RecordBatch.of(new double[] {8, 12, 20}, new double[] {1, 1.5, 2}, new double[] {1, 0, -1});
        double[][] used = new double[4][Pipeline.BLOCK];
        Arrays.stream(used).forEach(input -> Arrays.fill(input, Double.NaN));
        double[] scores = new double[3];
        pipeline.score(batch, 0, 3, scores, used);
        assertThat(scores).isEqualTo(pipeline.score(batch).values());
    }

    @Test
    void score_ofNoRecords_isEmpty() {
        Pipeline pipeline = new Pipeline(SCHEMA, new RandomForest(Forests.classifier(4, 3, 2, 1)), 0.5);
        assertThat(pipeline.score(new RecordBatch(3)).size()).isZero();
    }

    @Test
    void score_atTheThreshold_isAnAnomaly() {
        Pipeline pipeline = new Pipeline(
                schema(Y), new RobustZ(RobustZ.Aggregation.MAX, new double[1], new double[1], new double[] {1}), 2);
        Scores scores = pipeline.score(RecordBatch.of(new double[] {3, Math.nextDown(3.0), -1}));
        assertThat(scores.isAnomaly(0)).isTrue();
        assertThat(scores.isAnomaly(1)).isFalse();
        assertThat(scores.isAnomaly(2)).isTrue();
        assertThat(scores.anomalies()).isEqualTo(2);
        assertThat(scores.withThreshold(2.5).anomalies()).isZero();
        assertThat(pipeline.withThreshold(7).threshold()).isEqualTo(7);
    }

    @Test
    void pipeline_whosePartsDoNotFit_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pipeline(schema(X), new RandomForest(Forests.stump()), 0.5))
                .withMessage("the features make 1 inputs, the estimator reads 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pipeline(schema(X, Y), new RandomForest(Forests.stump()), Double.NaN))
                .withMessage("threshold must be a finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pipeline(schema(X, Y), new RandomForest(Forests.stump()), 0.5).score(batch(1)))
                .withMessage("the batch has 1 features, the model reads 2");
    }

    @Test
    void explain_oneHotFeature_hasOneContribution() {
        Pipeline pipeline = new Pipeline(SCHEMA, new RandomForest(Forests.classifier(4, 30, 8, 1)), 0.5);
        RecordBatch batch = batch(12, 1.5, 1);
        Explanation explanation = pipeline.explain(batch, 0);
        double sum = Arrays.stream(explanation.contributions()).sum() + explanation.expected();
        assertThat(explanation.contributions()).hasSize(3);
        assertThat(Math.abs(sum - pipeline.score(batch).score(0))).isLessThan(1e-9);
    }

    @Test
    void explain_isolationForest_comparesWithTheMedians() {
        Forest forest = new Forest(
                1,
                1,
                new int[] {0},
                new int[] {0, Forest.LEAF, Forest.LEAF},
                new double[] {0.4, 0, 0},
                new int[] {1, 0, 1},
                new int[3],
                new double[] {1, 2},
                new double[0]);
        Pipeline pipeline = new Pipeline(schema(X), new IsolationForest(forest, 1), 0.5);
        assertThat(pipeline.explain(batch(10), 0).contributions()).containsExactly(0.5 - 0.25);
        assertThat(pipeline.explain(batch(12), 0).contributions()).containsExactly(0);
    }

    @Test
    void explain_isolationForestWithoutMedians_isRefused() {
        int[] zero = new int[1];
        double[] value = new double[1];
        Forest leaf = new Forest(1, 1, zero, new int[] {Forest.LEAF}, value, zero, zero, value, new double[0]);
        Pipeline pipeline = new Pipeline(schema(Y), new IsolationForest(leaf, 1), 0.5);
        assertThat(pipeline.explains()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> pipeline.explain(batch(1), 0))
                .withMessage("the model carries no training medians");
        assertThat(new Pipeline(schema(X), new IsolationForest(leaf, 1), 0.5).explains()).isTrue();
    }

    @Test
    void leafSums_ofAForest_areWhatTheScoreIsMadeOf() {
        Pipeline pipeline = new Pipeline(schema(Y, X), new RandomForest(Forests.stump()), 0.5);
        double[][] sums = pipeline.leafSums(batch(9, 12));
        assertThat(sums).isDeepEqualTo(new double[][] {{0.2}, {0.8}});
    }

    @Test
    void leafSums_withoutAForest_areEmpty() {
        Pipeline pipeline = new Pipeline(schema(Y), new Mahalanobis(new double[1], new double[][] {{1}}), 0.5);
        assertThat(pipeline.leafSums(batch(1))).isEmpty();
    }
}
