package io.vigil.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.model.RobustZ;
import io.vigil.train.data.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingTest {

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void everyAlgorithm_findsFaults(Algorithm algorithm) throws TrainingException {
        Dataset data = Rows.faulty(400, 1);
        Map<String, String> set = algorithm == Algorithm.RANDOM_FOREST ? Map.of("trees", "20") : Map.of();
        TrainedModel model = Training.train(data, Rows.options(algorithm, "d", set), Progress.NONE);
        assertThat(model.algorithm()).isEqualTo(algorithm);
        assertThat(model.evaluation().orElseThrow().mean(e -> e.auc()).orElseThrow()).isGreaterThan(0.9);
    }

    @Test
    void auto_comparesAllAndKeepsTheBest() throws TrainingException {
        TrainingOptions options = options(Optional.empty(), "d", false, OptionalDouble.empty());
        TrainedModel model = Training.train(Rows.faulty(200, 1), options, Progress.NONE);
        assertThat(model.evaluated()).hasSize(4);
        double best = model.evaluated().stream().mapToDouble(e -> e.rank()).max().orElseThrow();
        assertThat(model.evaluation().orElseThrow().rank()).isEqualTo(best);
    }

    @Test
    void withoutLabels_isolationForestFlagsItsContamination() throws TrainingException {
        Dataset data = Rows.of(Rows.faulty(1000, 1).records().column(0), Rows.faulty(1000, 1).records().column(1));
        TrainingOptions options = options(Optional.of(Algorithm.ISOLATION_FOREST), null, false, OptionalDouble.of(0.02));
        TrainedModel model = Training.train(data, options, Progress.NONE);
        assertThat(model.flagged()).isEqualTo(0.02);
        assertThat(model.fitted().how()).isEqualTo("just above the 0.98 quantile of the training scores");
        assertThat(model.evaluation()).isEmpty();
    }

    @Test
    void fewAnomalies_getEvenOdds() throws TrainingException {
        TrainedModel model =
                Training.train(Rows.faulty(30, 1), Rows.options(Algorithm.RANDOM_FOREST, "d", Map.of()), Progress.NONE);
        assertThat(model.pipeline().threshold()).isEqualTo(0.5);
        assertThat(model.fitted().how()).isEqualTo("even odds, for want of labelled rows to choose it by");
    }

    @Test
    void tooFewToCompare_isRefused() throws TrainingException {
        Dataset data = Rows.faulty(30, 1);
        TrainingOptions tuned = options(Optional.of(Algorithm.RANDOM_FOREST), "d", true, OptionalDouble.empty());
        assertThatThrownBy(() -> Training.train(data, tuned, Progress.NONE))
                .hasMessage("too few labelled rows to compare settings or models by: at least 4 anomalies and 4 normal"
                        + " rows are needed");
    }

    @Test
    void fewRows_areRefused() {
        assertThatThrownBy(() -> Training.rows(
                        Rows.table("x", "1", "2"), options(Optional.of(Algorithm.ROBUST_Z), null, false, OptionalDouble.empty())))
                .hasMessage("rows.csv has 2 rows to learn from; 10 are needed");
    }

    @Test
    void manifest_saysWhereTheModelCameFrom() throws TrainingException {
        TrainedModel model =
                Training.train(Rows.faulty(100, 1), Rows.options(Algorithm.MAHALANOBIS, "d", Map.of()), Progress.NONE);
        Manifest manifest = model.manifest("m", 3, Rows.table("x", "1"), "2026-01-01T00:00:00Z");
        assertThat(manifest.provenance()).isNotNull().satisfies(from -> {
            assertThat(from.dataFile()).isEqualTo("rows.csv");
            assertThat(from.rows()).isEqualTo(90);
            assertThat(from.smile()).isNull();
            assertThat(from.options()).containsEntry("features", "a,b,c").containsEntry("missing", "reject");
        });
        assertThat(manifest.metrics()).containsKeys("precision", "recall", "f1", "auc", "average_precision");
    }

    @Test
    void contradictingOptions_areRefused() {
        assertThatThrownBy(() -> options(Optional.of(Algorithm.ROBUST_Z), null, false, OptionalDouble.of(0.1)))
                .hasMessage("--contamination belongs to isolation-forest");
        assertThatThrownBy(() -> options(Optional.of(Algorithm.ISOLATION_FOREST), null, true, OptionalDouble.empty()))
                .hasMessage("--tune compares by labels; name their column with --label");
        assertThatThrownBy(() -> options(Optional.empty(), null, false, OptionalDouble.empty()))
                .hasMessage("--algorithm auto compares by labels; name their column with --label");
        assertThatThrownBy(() -> options(Optional.of(Algorithm.ISOLATION_FOREST), null, false, OptionalDouble.of(1)))
                .hasMessage("--contamination must be a number above 0 and below 1");
    }

    private static TrainingOptions options(
            Optional<Algorithm> algorithm, @Nullable String label, boolean tune, OptionalDouble contamination) {
        return new TrainingOptions(
                algorithm,
                label,
                List.of(),
                1,
                tune,
                Settings.of(Map.of()),
                contamination,
                OptionalDouble.empty(),
                RobustZ.Aggregation.MAX,
                1,
                null);
    }
}
