package io.vigil.train;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.RobustZ;
import io.vigil.core.record.MissingPolicy;
import io.vigil.train.data.Columns;
import io.vigil.train.data.Dataset;
import io.vigil.train.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Training data made up for tests.
public final class Rows {

    private Rows() {}

    /// A table whose rows are lines, the first one the header.
    public static Table table(String... lines) {
        List<String> header = List.of(lines[0].split(",", -1));
        List<List<String>> columns = new ArrayList<>();
        for (int c = 0; c < header.size(); c++) {
            int column = c;
            columns.add(Arrays.stream(lines).skip(1).map(line -> line.split(",", -1)[column]).toList());
        }
        return new Table("rows.csv", "0".repeat(64), header, columns, 0);
    }

    /// Numbers without a label, one array per column `a`, `b`, ...
    public static Dataset of(double[]... columns) throws TrainingException {
        return dataset(null, columns);
    }

    /// Three correlated sensors; every tenth row has one of them moved by 6 to 10 standard deviations.
    public static Dataset faulty(int rows, long seed) throws TrainingException {
        Random random = new Random(seed);
        double[][] columns = new double[4][rows];
        for (int r = 0; r < rows; r++) {
            double common = random.nextGaussian();
            columns[0][r] = 20 + 2 * common + random.nextGaussian();
            columns[1][r] = 50 - 5 * common + 3 * random.nextGaussian();
            columns[2][r] = 1000 * random.nextGaussian();
            if (r % 10 == 9) {
                double move = (6 + 4 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
                int moved = random.nextInt(3);
                columns[moved][r] += move * new double[] {Math.sqrt(5), Math.sqrt(34), 1000}[moved];
                columns[3][r] = 1;
            }
        }
        return dataset("d", columns);
    }

    private static Dataset dataset(@Nullable String label, double[]... columns) throws TrainingException {
        List<String> header = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            header.add(String.valueOf((char) ('a' + c)));
            cells.add(Arrays.stream(columns[c]).mapToObj(v -> v == 1 ? "1" : v == 0 ? "0" : String.valueOf(v)).toList());
        }
        Table table = new Table("rows.csv", "0".repeat(64), header, cells, 0);
        return Dataset.of(table, Columns.of(table, label, null, List.of()), MissingPolicy.REJECT, null);
    }

    public static TrainingOptions options(Algorithm algorithm, @Nullable String label, Map<String, String> set) {
        return new TrainingOptions(
                Optional.of(algorithm),
                label,
                List.of(),
                42,
                false,
                Settings.of(set),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                RobustZ.Aggregation.MAX,
                1,
                null);
    }
}
