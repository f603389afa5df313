package io.vigil.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import io.vigil.core.record.RecordBatch;
import io.vigil.train.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every row model names the feature that a fault moved.
class MovedFeatureTest {

    private static final String[] FEATURES = {"temperature", "humidity", "sound", "current"};
    private static final double[] MEAN = {25, 48, 62, 3};
    private static final double[] DEVIATION = {1.5, 4, 2.5, 0.2};

    @ParameterizedTest
    @EnumSource
    void explain_oneFeatureMovedBySixDeviations_namesItFirst(Algorithm algorithm) throws Exception {
        Pipeline pipeline = train(algorithm);
        Random random = new Random(99);
        int named = 0;
        for (int r = 0; r < 200; r++) {
            int moved = r % FEATURES.length;
            RecordBatch record = new RecordBatch(FEATURES.length);
            double[] values = fault(random, moved);
            record.addRow();
            for (int f = 0; f < values.length; f++) {
                record.set(0, f, values[f]);
            }
            named += pipeline.explain(record, 0).largestFirst()[0] == moved ? 1 : 0;
        }
        assertThat(named).isGreaterThanOrEqualTo(180);
    }

    /// Correlated readings of a machine: temperature and current rise together.
    private static double[] normal(Random random) {
        double load = random.nextGaussian();
        double[] values = new double[FEATURES.length];
        for (int f = 0; f < values.length; f++) {
            double share = f == 0 || f == 3 ? 0.6 : 0;
            double deviate = share * load + Math.sqrt(1 - share * share) * random.nextGaussian();
            values[f] = MEAN[f] + DEVIATION[f] * deviate;
        }
        return values;
    }

    /// A normal reading with one feature moved by 6 to 9 of its standard deviations, either way.
    private static double[] fault(Random random, int moved) {
        double[] values = normal(random);
        values[moved] += (6 + 3 * random.nextDouble()) * DEVIATION[moved] * (random.nextBoolean() ? 1 : -1);
        return values;
    }

    private static Pipeline train(Algorithm algorithm) throws Exception {
        String label = algorithm == Algorithm.RANDOM_FOREST ? "anomaly" : null;
        TrainingOptions options = new TrainingOptions(
                Optional.of(algorithm),
                label,
                List.of(FEATURES),
                42,
                false,
                Settings.of(label == null ? Map.of() : Map.of("trees", "40")),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                RobustZ.Aggregation.MAX,
                1,
                null);
        Table table = table(algorithm == Algorithm.RANDOM_FOREST ? 200 : 0);
        return Training.train(Training.rows(table, options), options, Progress.NONE).pipeline();
    }

    private static Table table(int faults) {
        Random random = new Random(7);
        List<List<String>> columns = new ArrayList<>();
        for (int c = 0; c <= FEATURES.length; c++) {
            columns.add(new ArrayList<>());
        }
        for (int r = 0; r < 1500; r++) {
            double[] values = r < faults ? fault(random, r % FEATURES.length) : normal(random);
            for (int f = 0; f < values.length; f++) {
                columns.get(f).add(String.valueOf(values[f]));
            }
            columns.get(FEATURES.length).add(r < faults ? "1" : "0");
        }
        List<String> header = new ArrayList<>(List.of(FEATURES));
        header.add("anomaly");
        return new Table("faults.csv", "", header, columns, 0);
    }
}
