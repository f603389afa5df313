package io.vigil.core.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeShapTest {

    private static final int ANOMALY = 1;

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 6", "3, 8", "5, 5", "8, 7"})
    void contributions_areTheShapleyValuesOfBruteForce(int inputs, int depth) {
        for (int seed = 0; seed < 20; seed++) {
            Forest forest = Forests.classifier(inputs, 3, depth, seed);
            double[] record = record(inputs, seed);
            double[] shap = TreeShap.contributions(forest, ANOMALY, record);
            double[] reference = bruteForce(forest, record);
            for (int i = 0; i < inputs; i++) {
                assertThat(shap[i]).isCloseTo(reference[i], within(1e-12));
            }
        }
    }

    @Test
    void contributions_handWorked() {
        double[] shap = TreeShap.contributions(Forests.stump(), ANOMALY, new double[] {1, 1});
        // unknown: .6*.1 + .4*(.25*.5 + .75*.8) = .35; only x0: .725; only x1: .6*.1 + .4*.8 = .38; both: .8
        assertThat(shap[0]).isCloseTo(((0.725 - 0.35) + (0.8 - 0.38)) / 2, within(1e-15));
        assertThat(shap[1]).isCloseTo(((0.38 - 0.35) + (0.8 - 0.725)) / 2, within(1e-15));
        assertThat(TreeShap.expected(Forests.stump(), ANOMALY)).isCloseTo(0.35, within(1e-15));
    }

    @Test
    void contributions_treesOfOneLeaf_areZero() {
        Forest forest = Forests.classifier(2, 4, 0, 5);
        assertThat(TreeShap.contributions(forest, ANOMALY, new double[] {0.5, 0.5})).containsExactly(0, 0);
        double[][] sums = new double[2][1];
        forest.sum(new double[][] {{0.5}, {0.5}}, 1, sums);
        assertThat(TreeShap.expected(forest, ANOMALY)).isEqualTo(sums[ANOMALY][0]);
    }

    @ParameterizedTest
    @CsvSource({"3, 25", "12, 12", "60, 14"})
    void contributions_ofLargeTrees_addUpToTheSum(int inputs, int depth) {
        Forest forest = Forests.classifier(inputs, 20, depth, 6);
        double[] record = record(inputs, 7);
        double sum = TreeShap.expected(forest, ANOMALY);
        for (double contribution : TreeShap.contributions(forest, ANOMALY, record)) {
            sum += contribution;
        }
        assertThat(sum).isCloseTo(leafSum(forest, record), within(1e-9));
    }

    private static double[] record(int inputs, int seed) {
        return new Random(seed).doubles(inputs).toArray();
    }

    private static double leafSum(Forest forest, double[] record) {
        double[][] columns = new double[record.length][];
        for (int i = 0; i < record.length; i++) {
            columns[i] = new double[] {record[i]};
        }
        double[][] sums = new double[2][1];
        forest.sum(columns, 1, sums);
        return sums[ANOMALY][0];
    }

    /// The definition: the mean of what an input adds, over all orders in which inputs become known.
    private static double[] bruteForce(Forest forest, double[] record) {
        int inputs = record.length;
        double[] value = new double[1 << inputs];
        for (int known = 0; known < value.length; known++) {
            for (int t = 0; t < forest.trees(); t++) {
                value[known] += conditional(forest, forest.root(t), record, known);
            }
        }
        double[] shapley = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            for (int known = 0; known < value.length; known++) {
                if ((known >> i & 1) == 0) {
                    int size = Integer.bitCount(known);
                    double orders = factorial(size) * factorial(inputs - size - 1) / factorial(inputs);
                    shapley[i] += orders * (value[known | 1 << i] - value[known]);
                }
            }
        }
        return shapley;
    }

    private static double conditional(Forest forest, int node, double[] record, int known) {
        int input = forest.input(node);
        if (input == Forest.LEAF) {
            return forest.value(node, ANOMALY);
        }
        int left = forest.left(node);
        if ((known >> input & 1) == 1) {
            return conditional(forest, record[input] <= forest.split(node) ? left : left + 1, record, known);
        }
        return (forest.cover(left) * conditional(forest, left, record, known)
                        + forest.cover(left + 1) * conditional(forest, left + 1, record, known))
                / forest.cover(node);
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
