package io.vigil.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.evaluate.Evaluation;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import io.vigil.core.model.Scores;
import io.vigil.core.record.RecordBatch;
import io.vigil.train.data.Dataset;
import io.vigil.train.data.Table;
import io.vigil.train.validate.Evaluated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How good the row models are at real data.
class RealDataIT {

    private static final String[] FAULTS = {"d01", "d02", "d04", "d05", "d06", "d07"};
    private static final int FAULT_FROM = 160;

    @Test
    void deviceReadings_tunedForest_isAsGoodAsTheDataAllows() throws IOException, TrainingException {
        Table table = Table.read(SharedData.require("iot/train.csv"));
        List<String> features = List.of("Temperature", "Humidity", "Battery_Level");
        TrainingOptions options = options(Algorithm.RANDOM_FOREST, "Anomaly", features, true, 42);
        Evaluated evaluated =
                Training.train(Training.rows(table, options), options, Progress.NONE).evaluation().orElseThrow();
        assertThat(evaluated.repeats()).hasSize(3);
        assertThat(evaluated.mean(Evaluation::auc).orElseThrow()).isGreaterThanOrEqualTo(0.820);
        assertThat(evaluated.mean(Evaluation::averagePrecision).orElseThrow()).isBetween(0.495, 0.55);
        assertThat(evaluated.mean(Evaluation::f1).orElseThrow()).isGreaterThanOrEqualTo(0.560);
    }

    /// The figures are scikit-learn's; labels are not learned from.
    @ParameterizedTest
    @CsvSource({"odds/thyroid.csv, 0.978", "odds/cardio.csv, 0.932"})
    void isolationForest_ranksAsScikitLearns(String file, double reference) throws IOException, TrainingException {
        Table table = Table.read(SharedData.require(file));
        boolean[] labels = Training.rows(table, options(Algorithm.ISOLATION_FOREST, "anomaly", List.of(), false, 1))
                .knownLabels();
        double mean = 0;
        for (long seed = 1; seed <= 5; seed++) {
            TrainingOptions options = options(Algorithm.ISOLATION_FOREST, null, List.of(), false, seed);
            Dataset data = Training.rows(table, options);
            Scores scores = Training.train(data, options, Progress.NONE).pipeline().score(data.records());
            mean += Evaluation.of(labels, scores.values(), 0).auc().orElseThrow() / 5;
        }
        assertThat(mean).isGreaterThanOrEqualTo(reference - 0.03);
    }

    @Test
    void mahalanobis_findsTheFaultsOfAChemicalPlant() throws IOException, TrainingException {
        double[][] normal = matrix("d00.dat");
        TrainingOptions options = options(Algorithm.MAHALANOBIS, null, List.of(), false, 42);
        Table table = table(normal);
        Pipeline model = Training.train(Training.rows(table, options), options, Progress.NONE).pipeline();
        double falseAlarms = flagged(model, "d00_te.dat", 0);
        double missed = 0;
        for (String fault : FAULTS) {
            missed += (1 - flagged(model, fault + "_te.dat", FAULT_FROM)) / FAULTS.length;
        }
        assertThat(falseAlarms).isBetween(0.005, 0.02);
        assertThat(missed).isLessThanOrEqualTo(0.01);
    }

    private static double flagged(Pipeline model, String file, int from) throws IOException {
        double[][] columns = matrix(file);
        Scores scores = model.score(RecordBatch.of(columns));
        return IntStream.range(from, scores.size()).filter(scores::isAnomaly).count() / (double) (scores.size() - from);
    }

    /// The columns of a blank-separated file; the one of normal training data lies on its side.
    private static double[][] matrix(String file) throws IOException {
        Path path = SharedData.require("tep/" + file);
        double[][] rows = Files.readAllLines(path).stream()
                .map(line -> Arrays.stream(line.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        return rows.length == 52 ? rows : IntStream.range(0, 52)
                .mapToObj(c -> Arrays.stream(rows).mapToDouble(row -> row[c]).toArray())
                .toArray(double[][]::new);
    }

    private static Table table(double[][] columns) {
        List<String> header = IntStream.range(0, columns.length).mapToObj(c -> "x" + c).toList();
        List<List<String>> cells = new ArrayList<>();
        for (double[] column : columns) {
            cells.add(DoubleStream.of(column).mapToObj(String::valueOf).toList());
        }
        return new Table("d00.dat", "", header, cells, 0);
    }

    private static TrainingOptions options(
            Algorithm algorithm, @Nullable String label, List<String> features, boolean tune, long seed) {
        return new TrainingOptions(
                Optional.of(algorithm),
                label,
                features,
                seed,
                tune,
                Settings.of(Map.of()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                RobustZ.Aggregation.MAX,
                1,
                null);
    }
}
