package io.vigil.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Statistics;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundleRoundTripTest {

    @TempDir
    private Path models;

    @ParameterizedTest
    @EnumSource
    void read_whatWasWritten_scoresTheSame(Algorithm algorithm) throws Exception {
        Bundle bundle = Bundles.read(Bundles.write(models, algorithm, 1));
        RecordBatch records = Bundles.records(300);
        Pipeline original = new Pipeline(Bundles.schema(), Bundles.estimator(algorithm), 0.625);
        assertThat(bundle.pipeline().score(records).values())
                .isEqualTo(original.score(records).values());
        assertThat(bundle.proven()).isTrue();
        assertThat(bundle.pipeline().threshold()).isEqualTo(0.625);
    }

    @ParameterizedTest
    @EnumSource
    void write_theSameTwice_givesTheSameBytes(Algorithm algorithm) throws Exception {
        Path one = Bundles.write(models.resolve("one"), algorithm, 1);
        Path two = Bundles.write(models.resolve("two"), algorithm, 1);
        String payload = algorithm.payload();
        assertThat(two.resolve(payload)).hasSameBinaryContentAs(one.resolve(payload));
        assertThat(two.resolve(Manifest.FILE)).hasSameBinaryContentAs(one.resolve(Manifest.FILE));
    }

    @Test
    void read_manifest_holdsAllThatWasSaid() throws Exception {
        Manifest manifest =
                Bundles.read(Bundles.write(models, Algorithm.RANDOM_FOREST, 3)).manifest();
        Manifest draft = Bundles.draft(Algorithm.RANDOM_FOREST, 3);
        assertThat(manifest)
                .usingRecursiveComparison()
                .ignoringFields("golden", "files", "schema")
                .isEqualTo(draft);
        assertThat(manifest.metrics()).containsExactlyEntriesOf(draft.metrics());
        assertThat(manifest.schema()).usingRecursiveComparison().isEqualTo(draft.schema());
        assertThat(manifest.golden()).hasSize(16);
        assertThat(manifest.golden().get(0).leafSums()).hasSize(2);
    }

    @Test
    void write_leavesNothingButTheBundle() throws Exception {
        Files.createDirectories(models.resolve("pump/.1.tmp"));
        Files.writeString(models.resolve("pump/.1.tmp/forest.bin"), "left by a killed writer");
        Path folder = Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        try (Stream<Path> files = Files.walk(models)) {
            assertThat(files.map(file -> models.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "", "pump", "pump/1", "pump/1/manifest.json", "pump/1/forest.bin");
        }
        assertThat(folder).isEqualTo(models.resolve("pump/1"));
    }

    @Test
    void write_versionThatExists_isRefused() throws Exception {
        Path folder = Bundles.write(models, Algorithm.MAHALANOBIS, 1);
        byte[] before = Files.readAllBytes(folder.resolve(Manifest.FILE));
        assertThatThrownBy(() -> Bundles.write(models, Algorithm.RANDOM_FOREST, 1))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve(Manifest.FILE)).hasBinaryContent(before);
    }

    @Test
    void write_estimatorOfAnotherKind_isRefused() {
        assertThatThrownBy(() -> BundleWriter.write(
                        models,
                        Bundles.draft(Algorithm.RANDOM_FOREST, 1),
                        Bundles.estimator(Algorithm.MAHALANOBIS),
                        Bundles.records(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the estimator must be a random-forest");
    }

    @Test
    void write_goldenRecords_passOverWhatTheModelRefuses() throws Exception {
        RecordBatch records = Bundles.records(5);
        records.set(1, 1, Double.NaN);
        records.set(2, 0, Double.NaN);
        records.set(3, 0, Double.POSITIVE_INFINITY);
        Path folder = BundleWriter.write(
                models,
                Bundles.draft(Algorithm.RANDOM_FOREST, 1),
                Bundles.estimator(Algorithm.RANDOM_FOREST),
                records);
        Manifest manifest = Bundles.read(folder).manifest();
        assertThat(manifest.golden()).hasSize(3);
        assertThat(manifest.golden().get(1).values()[0]).isNaN();
    }

    @Test
    void write_recordsThatCannotBeScored_areRefused() {
        RecordBatch records = new RecordBatch(3);
        records.addRow();
        assertThatThrownBy(() -> BundleWriter.write(
                        models,
                        Bundles.draft(Algorithm.RANDOM_FOREST, 1),
                        Bundles.estimator(Algorithm.RANDOM_FOREST),
                        records))
                .hasMessage("at least one of the records must be one that the model can score");
    }

    @Test
    void nextVersion_followsTheHighestWhetherItIsWholeOrNot() throws Exception {
        assertThat(BundleWriter.nextVersion(models, "pump")).isEqualTo(1);
        Bundles.write(models, Algorithm.ROBUST_Z, 2);
        Files.createDirectories(models.resolve("pump/10"));
        Files.createDirectories(models.resolve("pump/.12.tmp"));
        Files.writeString(models.resolve("pump/champion"), "2");
        assertThat(BundleWriter.nextVersion(models, "pump")).isEqualTo(11);
    }

    @Test
    void aggregatedBy_theOther_bringsItsOwnThreshold() throws Exception {
        Bundle bundle = Bundles.read(Bundles.write(models, Algorithm.ROBUST_Z, 1));
        Pipeline mean = bundle.aggregatedBy(RobustZ.Aggregation.MEAN).orElseThrow();
        assertThat(mean.threshold()).isEqualTo(1.25);
        assertThat(((RobustZ) mean.estimator()).aggregation()).isEqualTo(RobustZ.Aggregation.MEAN);
        assertThat(bundle.aggregatedBy(RobustZ.Aggregation.MAX).orElseThrow().threshold())
                .isEqualTo(0.625);
    }

    @Test
    void aggregatedBy_withoutThresholdOrRobustZ_isEmpty() throws Exception {
        Path folder = Bundles.write(models, Algorithm.ROBUST_Z, 1);
        Bundles.replacePayload(
                folder,
                "robust-z.json",
                Files.readString(folder.resolve("robust-z.json")).replace("\"thresholds\"", "\"other\""));
        assertThat(Bundles.read(folder).aggregatedBy(RobustZ.Aggregation.MEAN)).isEmpty();
        Bundle forest = Bundles.read(Bundles.write(models, Algorithm.RANDOM_FOREST, 2));
        assertThat(forest.aggregatedBy(RobustZ.Aggregation.MEAN)).isEmpty();
    }

    @Test
    void write_unitsAndNumbers_keepTheirBits() throws Exception {
        NumericFeature feature = (NumericFeature)
                Bundles.read(Bundles.write(models, Algorithm.RANDOM_FOREST, 1))
                        .pipeline()
                        .schema()
                        .features()
                        .get(0);
        assertThat(feature.unit()).isEqualTo("°C");
        Statistics statistics = Objects.requireNonNull(feature.statistics());
        assertThat(statistics.quantiles()[29]).isEqualTo(0.29);
    }
}
