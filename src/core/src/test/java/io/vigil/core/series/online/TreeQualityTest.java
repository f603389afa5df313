package io.vigil.core.series.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.core.evaluate.Evaluation;
import io.vigil.core.random.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The trees on plain rows, against the AUROC of scikit-learn's IsolationForest on the same files.
class TreeQualityTest {

    private static final int SEEDS = 5;

    @ParameterizedTest
    @CsvSource({"thyroid.csv, 0.978", "cardio.csv, 0.932"})
    void auroc_isThatOfScikitLearn(String file, double expected) throws IOException {
        double[][] columns = columns(sharedData(file));
        int inputs = columns.length - 1;
        int rows = columns[0].length;
        boolean[] truth = new boolean[rows];
        for (int r = 0; r < rows; r++) {
            truth[r] = columns[inputs][r] == 1;
        }
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            double[][] plain = Arrays.copyOf(columns, inputs);
            IsolationTrees trees = TreeGrower.grow(plain, rows, 100, SeededRandom.of(seed));
            sum += Evaluation.of(truth, scores(trees, plain, rows), 1).auc().getAsDouble();
        }
        assertThat(sum / SEEDS).isGreaterThan(expected - 0.02);
    }

    private static double[] scores(IsolationTrees trees, double[][] columns, int rows) {
        double[] scores = new double[rows];
        double[] row = new double[columns.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < row.length; c++) {
                row[c] = columns[c][r];
            }
            scores[r] = trees.score(row);
        }
        return scores;
    }

    private static double[][] columns(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        double[][] columns = new double[lines.get(0).split(",").length][lines.size() - 1];
        for (int r = 1; r < lines.size(); r++) {
            String[] cells = lines.get(r).split(",");
            for (int c = 0; c < cells.length; c++) {
                columns[c][r - 1] = Double.parseDouble(cells[c]);
            }
        }
        return columns;
    }

    private static Path sharedData(String file) {
        Path root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(Objects::nonNull)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
        Path found = root.resolveSibling("shared").resolve("data").resolve("odds").resolve(file);
        assumeTrue(Files.exists(found), () -> "no real data at " + found);
        return found;
    }
}
