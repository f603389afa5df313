package io.vigil.train.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.forest.Forest;
import io.vigil.core.model.IsolationForest;
import io.vigil.core.model.Mahalanobis;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import io.vigil.core.record.NumericFeature;
import io.vigil.train.Rows;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FittersTest {

    static Stream<Fitter> all() {
        return Stream.of(
                new RandomForestFitter(20, 8, 3, 1, true),
                new RandomForestFitter(20, 8, 3, 0.5, false),
                new IsolationForestFitter(30, 64),
                new RobustZFitter(RobustZ.Aggregation.MEAN),
                new MahalanobisFitter());
    }

    @ParameterizedTest
    @MethodSource("all")
    void sameSeed_givesTheSameScores(Fitter fitter) throws TrainingException {
        Dataset data = Rows.faulty(300, 1);
        assertThat(scores(fitter.fit(data, 9), data)).isEqualTo(scores(fitter.fit(data, 9), data));
    }

    @ParameterizedTest
    @MethodSource("all")
    void faults_outscoreNormalRows(Fitter fitter) throws TrainingException {
        Dataset data = Rows.faulty(300, 1);
        double[] scores = scores(fitter.fit(data, 9), data);
        assertThat(mean(scores, data, true)).isGreaterThan(1.2 * mean(scores, data, false));
    }

    @Test
    void otherSeed_growsAnotherForest() throws TrainingException {
        Dataset data = Rows.faulty(300, 1);
        for (Fitter fitter : all().limit(3).toList()) {
            assertThat(scores(fitter.fit(data, 9), data)).isNotEqualTo(scores(fitter.fit(data, 10), data));
        }
    }

    @Test
    void isolationForest_normalisesByItsSamples() throws TrainingException {
        IsolationForest forest = (IsolationForest) new IsolationForestFitter(5, 64).fit(Rows.faulty(300, 1), 1).estimator();
        assertThat(forest.c()).isEqualTo(IsolationForest.expectedPath(64));
    }

    @Test
    void isolationForest_fewerRowsThanSamples_normalisesByItsRows() throws TrainingException {
        IsolationForest forest = (IsolationForest) new IsolationForestFitter(5, 256).fit(Rows.faulty(100, 1), 1).estimator();
        assertThat(forest.c()).isEqualTo(IsolationForest.expectedPath(100));
    }

    /// A leaf of one sample is worth exactly the splits above it, one of more samples more.
    @Test
    void isolationForest_constantInput_isNeverSplitOnAndCountsNoStep() throws TrainingException {
        double[] varies = new SplittableRandom(1).doubles(200).toArray();
        double[] constant = DoubleStream.generate(() -> 7.5).limit(200).toArray();
        Dataset data = Rows.of(varies, constant);
        Forest forest = new IsolationForestFitter(20, 64).fit(data, 1).estimator().forest().orElseThrow();

        assertThat(IntStream.range(0, forest.nodes()).map(forest::input)).containsOnly(Forest.LEAF, 0);
        assertThat(IntStream.range(0, forest.trees()).mapToDouble(tree -> leastExtra(forest, forest.root(tree), 0)).min())
                .hasValue(0);
    }

    /// How far the nearest leaf below a node is worth more than its depth, or -1 where one is worth less.
    private static double leastExtra(Forest forest, int node, int depth) {
        if (forest.input(node) == Forest.LEAF) {
            double extra = forest.value(node, 0) - depth;
            return extra < 0 ? -1 : extra;
        }
        int left = forest.left(node);
        return Math.min(leastExtra(forest, left, depth + 1), leastExtra(forest, left + 1, depth + 1));
    }

    @Test
    void balanced_treesSeeAsManyAnomaliesAsNormalRows() throws TrainingException {
        Dataset data = Rows.faulty(300, 1);
        Forest forest = new RandomForestFitter(5, 8, 3, 1, true).fit(data, 1).estimator().forest().orElseThrow();
        for (int tree = 0; tree < forest.trees(); tree++) {
            assertThat(forest.cover(forest.root(tree))).isEqualTo(2 * data.anomalies());
        }
    }

    @Test
    void unbalanced_treesSeeAllRows() throws TrainingException {
        Dataset data = Rows.faulty(300, 1);
        Forest forest = new RandomForestFitter(5, 8, 3, 1, false).fit(data, 1).estimator().forest().orElseThrow();
        assertThat(forest.cover(forest.root(0))).isEqualTo(300);
    }

    @Test
    void randomForest_keepsToItsLimits() throws TrainingException {
        Forest forest = new RandomForestFitter(5, 4, 7, 1, false).fit(Rows.faulty(300, 1), 1).estimator().forest().orElseThrow();
        assertThat(IntStream.range(0, forest.nodes()).map(forest::cover).min().orElseThrow()).isGreaterThanOrEqualTo(7);
        assertThat(forest.nodes()).isLessThanOrEqualTo(5 * ((1 << 5) - 1));
    }

    @Test
    void randomForest_withoutLabels_isRefused() {
        assertThatThrownBy(() -> new RandomForestFitter(5, 4, 7, 1, true).fit(Rows.of(new double[] {1, 2, 3}), 1))
                .hasMessage("random-forest learns from labels; name their column with --label");
    }

    @Test
    void scaler_isThatOfTheRows() throws TrainingException {
        Pipeline fitted = new MahalanobisFitter().fit(Rows.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9}), 1);
        NumericFeature feature = (NumericFeature) fitted.schema().features().get(0);
        assertThat(feature.mean()).isEqualTo(5);
        assertThat(feature.scale()).isEqualTo(2);
    }

    @Test
    void mahalanobis_ofOneInput_isTheSquaredZ() throws TrainingException {
        Dataset data = Rows.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});
        assertThat(scores(new MahalanobisFitter().fit(data, 1), data)[7]).isEqualTo(16 / (32 / 7.0));
    }

    @Test
    void mahalanobis_fewRows_isShrunk() throws TrainingException {
        double[][] standardised = {{-1, 1, -1, 1}, {-1, -1, 1, 1}};
        Mahalanobis fitted = (Mahalanobis) new MahalanobisFitter().fit(Rows.of(standardised), 1).estimator();
        assertThat(fitted.cholesky()[0][0]).isEqualTo(1);
    }

    private static double[] scores(Pipeline pipeline, Dataset data) {
        return pipeline.score(data.records()).values();
    }

    private static double mean(double[] scores, Dataset data, boolean anomalies) {
        return IntStream.range(0, scores.length)
                .filter(row -> data.knownLabels()[row] == anomalies)
                .mapToDouble(row -> scores[row])
                .average()
                .orElseThrow();
    }
}
