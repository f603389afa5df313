package io.vigil.core.series.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.core.forest.Forest;
import io.vigil.core.forest.ForestCodec;
import io.vigil.core.model.IsolationForest;
import io.vigil.core.random.SeededRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationTreesTest {

    private static final int TREES = 20;

    private static double[][] columns(int inputs, int rows) {
        Random random = new Random(5);
        double[][] columns = new double[inputs][rows];
        for (double[] column : columns) {
            for (int r = 0; r < rows; r++) {
                column[r] = random.nextInt(8) == 0 ? 10 * random.nextGaussian() : random.nextInt(20);
            }
        }
        return columns;
    }

    private static double[] row(double[][] columns, int r) {
        double[] row = new double[columns.length];
        for (int c = 0; c < row.length; c++) {
            row[c] = columns[c][r];
        }
        return row;
    }

    private static IsolationTrees grow(double[][] columns, int trees) {
        return TreeGrower.grow(columns, columns[0].length, trees, SeededRandom.of(1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 1", "3, 1.6666666666666667", "4, 2.1666666666666665"})
    void expectedPath_isThatOfThePaper(int samples, double expected) {
        assertThat(PathLengths.expected(samples)).isEqualTo(expected, within(1e-15));
    }

    @Test
    void expectedPath_comesNearThePapersEstimate() {
        assertThat(PathLengths.expected(256)).isEqualTo(IsolationForest.expectedPath(256), within(0.01));
    }

    /// Up to 256 rows every row is drawn, so each leaf's rows can be counted.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 50, 128, 129, 256})
    void everyPath_isItsDepthPlusWhatItsRowsStillNeed(int rows) {
        double[][] columns = columns(3, rows);
        Forest forest = grow(columns, TREES).forest();
        int height = (int) Math.ceil(Math.log(rows) / Math.log(2) - 1e-9);
        for (int tree = 0; tree < TREES; tree++) {
            int[] depth = new int[forest.nodes()];
            int[] through = new int[forest.nodes()];
            for (int r = 0; r < rows; r++) {
                walk(forest, forest.root(tree), row(columns, r), depth, through);
            }
            for (int node = 0; node < forest.nodes(); node++) {
                if (through[node] > 0 && forest.input(node) == Forest.LEAF) {
                    assertThat(forest.value(node, 0)).isEqualTo(depth[node] + PathLengths.expected(through[node]));
                    assertThat(depth[node]).isLessThanOrEqualTo(height);
                } else if (through[node] > 0) {
                    assertThat(through[forest.left(node)]).isBetween(1, through[node] - 1);
                }
            }
        }
    }

    private static void walk(Forest forest, int root, double[] row, int[] depth, int[] through) {
        int node = root;
        through[node]++;
        for (int deep = 1; forest.input(node) != Forest.LEAF; deep++) {
            node = forest.left(node) + (row[forest.input(node)] <= forest.split(node) ? 0 : 1);
            depth[node] = deep;
            through[node]++;
        }
    }

    /// A leaf above the height limit with several rows holds rows that no input tells apart.
    @Test
    void equalRows_areNotSplit() {
        IsolationTrees trees = grow(new double[][] {new double[100], new double[100]}, TREES);

        assertThat(trees.nodes()).isEqualTo(TREES);
        assertThat(trees.score(new double[2])).isEqualTo(0.5, within(1e-15));
    }

    @Test
    void trees_areGrownOf256RowsAtMost() {
        assertThat(grow(columns(3, 1_000), TREES).expected()).isEqualTo(PathLengths.expected(256));
        assertThat(grow(columns(3, 1_000), TREES).nodes()).isLessThanOrEqualTo(TREES * 511);
    }

    @Test
    void forest_holdsTheSamePathsAndScoresAsAModelDoes() {
        double[][] columns = columns(5, 700);
        IsolationTrees trees = grow(columns, 100);
        Forest forest = trees.forest();
        double[][] sums = new double[1][700];
        forest.sum(columns, 700, sums);
        double[] scores = new double[700];
        new IsolationForest(forest, trees.expected()).score(columns, 700, scores);

        for (int r = 0; r < 700; r++) {
            assertThat(sums[0][r]).isEqualTo(trees.path(row(columns, r)));
            assertThat(scores[r]).isEqualTo(trees.score(row(columns, r)), within(1e-12));
        }
        assertThat(ForestCodec.decode(ForestCodec.encode(forest, 1)).forest().nodes()).isEqualTo(trees.nodes());
    }

    @Test
    void grow_withTheSameSeed_bringsTheSameTrees() {
        double[][] columns = columns(4, 500);

        assertThat(ForestCodec.encode(grow(columns, TREES).forest(), 1))
                .isEqualTo(ForestCodec.encode(grow(columns, TREES).forest(), 1));
    }

    @Test
    void hugeAndNeighbouringValues_areSplitLikeOthers() {
        double[] huge = {-Double.MAX_VALUE, Double.MAX_VALUE, 0, 1};
        double[] close = {1, Math.nextUp(1.0), 1, Math.nextUp(1.0)};
        Forest forest = grow(new double[][] {huge, close}, 200).forest();
        for (int node = 0; node < forest.nodes(); node++) {
            assertThat(forest.split(node)).isFinite();
        }
    }
}
