package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.Bundle;
import io.vigil.core.bundle.BundleException;
import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.bundle.SerializedForests;
import io.vigil.core.model.RobustZ;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.train.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainCommandTest {

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void writeData() throws IOException {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder("device_id,time,a,b,bad\n");
        for (int r = 0; r < 200; r++) {
            double fault = r % 10 == 9 ? 8 : 0;
            rows.append("d%d,2024-01-01T00:00:%02d,%s,%s,%d%n".formatted(
                    r % 3, r % 60, random.nextGaussian() + fault, 5 * random.nextGaussian(), fault > 0 ? 1 : 0));
        }
        rows.append("d1,2024-01-01T00:01:00,,1,0\nd1,2024-01-01T00:01:01,oops,1,0\n");
        data = Files.writeString(folder.resolve("Press 7.csv"), rows);
    }

    @Test
    void report_tellsDataThenFiguresThenWhereTheModelIs() throws BundleException {
        Run run = train("--label", "bad", "--set", "trees=10");
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).containsSubsequence(
                data + ": 202 rows, 5 columns",
                "bad: 20 anomalies (9.9 %), 182 normal",
                "features: a, b",
                "not learned from: device_id, time",
                "a: 1 cells hold no number and count as missing",
                "left out: 2 rows with a missing value",
                "random-forest on 5 folds",
                "rows                    200",
                "settings   trees=10, max-depth=12, node-size=5, sub-sample=1, class-weight=balanced, missing=reject",
                "bundle     " + folder.resolve("m/press-7/1"));
        Bundle bundle = open("press-7");
        assertThat(bundle.proven()).isTrue();
        assertThat(bundle.manifest().schema().idColumns()).containsExactly("device_id");
        assertThat(bundle.manifest().schema().timeColumn()).isEqualTo("time");
        assertThat(bundle.manifest().metrics().get("auc")).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void twoRuns_writeTheSamePayload(Algorithm algorithm) throws BundleException {
        for (int version = 1; version <= 2; version++) {
            assertThat(train("--label", "bad", "--algorithm", algorithm.id(), "--name", "twice").err()).isEmpty();
        }
        assertThat(open("twice/1").manifest().files()).isEqualTo(open("twice/2").manifest().files());
    }

    @Test
    void auto_printsTheComparison() {
        assertThat(train("--label", "bad", "--algorithm", "auto", "--set", "trees=10").lines())
                .anyMatch(line -> line.startsWith("out of fold"))
                .anyMatch(line -> line.startsWith("isolation-forest "))
                .anyMatch(line -> line.startsWith("robust-z "))
                .anyMatch(line -> line.startsWith("mahalanobis "));
    }

    @Test
    void robustZ_carriesSmoothingAndBothThresholds() throws BundleException {
        train("--algorithm", "robust-z", "--smooth", "5", "--key", "device_id", "--agg", "mean", "--name", "z");
        Bundle bundle = open("z");
        assertThat(bundle.manifest().smoothing()).hasToString("Smoothing[rows=5, key=device_id]");
        assertThat(bundle.aggregatedBy(RobustZ.Aggregation.MAX).orElseThrow().threshold())
                .isGreaterThan(bundle.pipeline().threshold());
    }

    @Test
    void text_becomesInputsWhenNamed() throws BundleException {
        train("--features", "a,device_id", "--name", "t");
        assertThat(open("t").manifest().schema().width()).isEqualTo(4);
    }

    @Test
    void median_imputes() throws BundleException {
        Run run = train("--set", "missing=median", "--name", "i");
        assertThat(run.lines()).noneMatch(line -> line.startsWith("left out"));
        assertThat(run.out()).contains("of the 202 rows it was fitted on");
        NumericFeature a = (NumericFeature) open("i").manifest().schema().features().get(0);
        assertThat(a.missing()).isEqualTo(MissingPolicy.MEDIAN);
    }

    @Test
    void takenVersion_isRefusedBeforeTheWork() {
        train("--name", "m1");
        Run again = train("--name", "m1", "--version", "1");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).isEqualToNormalizingNewlines(
                "vigil train: %s: exists already%n".formatted(folder.resolve("m/m1/1")));
    }

    @Test
    void help_listsEveryKeyWithItsDefault() {
        String help = Run.of("train", "--help").out();
        for (Setting setting : Setting.values()) {
            assertThat(help).contains("  " + setting.key() + " ", "default: " + setting.defaults());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock = """
            --set trees=none            | 2 | --set trees: must be a whole number from 1 to 10000
            --algorithm svm             | 2 | --algorithm must be one of random-forest, isolation-forest, robust-z, mahalanobis, seasonal-baseline, auto
            --algorithm seasonal-baseline --tune | 2 | seasonal-baseline takes --features and --key, the other options are those of row models
            --algorithm random-forest   | 2 | random-forest learns from labels; name their column with --label
            --name Über                 | 2 | --name must match [a-z0-9][a-z0-9._-]{0,63}
            --version 0                 | 2 | --version must be an integer of at least 1
            --key device_id             | 2 | --key keeps rows apart for --smooth, which is missing
            --label worse               | 1 | the data lacks the column worse
            --features a,c              | 1 | Press 7.csv has no column c; it has device_id, time, a, b, bad
            """)
    void wrongOptions_areNamed(String options, int code, String problem) {
        Run run = train(options.split(" "));
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err().strip())
                .isEqualTo("vigil train: " + problem + (code == 2 ? " (see vigil train --help)" : ""));
    }

    private Run train(String... options) {
        List<Object> args = new ArrayList<>(List.of("train", "--data", data, "--out", folder.resolve("m")));
        args.addAll(Arrays.asList(options));
        return Run.of(args.toArray());
    }

    private Bundle open(String model) throws BundleException {
        return ModelsFolder.open(folder.resolve("m").resolve(model), SerializedForests.REFUSED);
    }

    @Test
    void seasonalBaseline_isFittedPerEntityAndColumn() throws Exception {
        Path data = Files.writeString(folder.resolve("plants.csv"), "ts,plant_id,a,b\n2026-01-01,7,1,2\n2026-01-02,8,,3\n");
        Run run = Run.of("train", "--data", data, "--algorithm", "seasonal-baseline", "--features", "a", "--out", folder);
        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        """
                        not analyzed: b
                        1 value left out:
                          1 missing_value: line 3
                        seasonal-baseline of 1 sensor, fitted on 1 reading
                        bundle  %s
                        """.formatted(folder.resolve("plants/1")),
                        ""));
        assertThat(ModelsFolder.openSeries(folder.resolve("plants")).model().sensor("7/a")).isPresent();
        Run.of("train", "--data", data, "--algorithm", "seasonal-baseline", "--out", folder);
        assertThat(ModelsFolder.openSeries(folder.resolve("plants")).model().sensors()).hasSize(3);
    }
}
