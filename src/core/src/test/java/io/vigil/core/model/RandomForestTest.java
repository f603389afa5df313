package io.vigil.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.vigil.core.forest.Forest;
import io.vigil.core.forest.Forests;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomForestTest {

    private static final Background THREE = new Background(new double[3], new int[] {0, 1, 2});

    @Test
    void score_isTheAnomalousShareOfTheVotes() {
        double[] scores = new double[2];
        new RandomForest(Forests.stump()).score(new double[][] {{0, 1}, {0, 1}}, 2, scores);
        assertThat(scores).containsExactly(0.1 / (0.9 + 0.1), 0.8 / (0.2 + 0.8));
    }

    @Test
    void score_staysBetweenZeroAndOneForExtremeInputs() {
        RandomForest forest = new RandomForest(Forests.classifier(3, 20, 6, 1));
        double[] scores = new double[2];
        double max = Double.MAX_VALUE;
        forest.score(new double[][] {{max, -max}, {-max, max}, {0, -0.0}}, 2, scores);
        assertThat(Arrays.stream(scores)).allMatch(score -> score >= 0 && score <= 1);
    }

    @Test
    void explain_contributionsAddUpToTheScore() {
        RandomForest forest = new RandomForest(Forests.classifier(3, 50, 8, 2));
        Random random = new Random(3);
        for (int r = 0; r < 100; r++) {
            double[] record = random.doubles(3).toArray();
            Explanation explanation = forest.explain(record, THREE);
            double sum = explanation.expected()
                    + Arrays.stream(explanation.contributions()).sum();
            assertThat(sum).isCloseTo(score(forest, record), within(1e-9));
        }
    }

    @Test
    void explain_oneHotInputsOfOneFeature_areAddedUp() {
        RandomForest forest = new RandomForest(Forests.classifier(3, 10, 4, 4));
        double[] record = {0.2, 0.9, 0.4};
        double[] apart = forest.explain(record, THREE).contributions();
        double[] together =
                forest.explain(record, new Background(new double[3], new int[] {0, 1, 1})).contributions();
        assertThat(together).containsExactly(apart[0], apart[1] + apart[2]);
    }

    @Test
    void explain_withoutCovers_isRefused() {
        RandomForest forest = new RandomForest(leaves(0, 0.9, 0.1, 0.5, 0.5));
        assertThat(forest.unexplained())
                .contains("the forest does not say how many training samples came through its nodes");
        assertThatIllegalStateException().isThrownBy(() -> forest.explain(new double[1], THREE));
        assertThat(new RandomForest(leaves(1, 0.9, 0.1, 0.5, 0.5)).unexplained()).isEmpty();
    }

    @Test
    void explain_deepChain_isRefused() {
        int splits = 1001;
        int[] input = new int[2 * splits + 1];
        int[] left = new int[input.length];
        int leaf = 0;
        for (int node = 0; node < input.length; node++) {
            boolean split = node == 0 || (node % 2 == 0 && node < input.length - 1);
            input[node] = split ? 0 : Forest.LEAF;
            left[node] = split ? node + 1 : leaf++;
        }
        int[] cover = new int[input.length];
        Arrays.fill(cover, 1);
        double[] values = new double[2 * leaf];
        Arrays.fill(values, 0.5);
        Forest chain = new Forest(
                1, 2, new int[] {0}, input, new double[input.length], left, cover, values, new double[0]);
        assertThat(new RandomForest(chain).unexplained()).contains("the forest is deeper than 1000 splits");
    }

    @Test
    void randomForest_valuesThatAreNoWeightedProbabilities_areRefused() {
        refused(leaves(1, 0.9, -0.1, 0.5, 0.5), "node 1: its values must be at least 0");
        refused(
                leaves(1, 0.9, 0.1, 0.5, 0.4),
                "node 2: its values must add up to the same as in the other leaves of tree 0");
        refused(leaves(1, 0, 0, 0, 0), "the trees' weights must add up to a finite number above 0");
        refused(
                leaves(1, 1e308, 1e308, 1e308, 1e308),
                "node 2: its values must add up to the same as in the other leaves of tree 0");
    }

    @Test
    void randomForest_ofOneOutputOrHyperplanes_isRefused() {
        refused(forest(1, new int[] {0, -1, -1}, 1, 0.5, 0.5), "a random forest's leaves must hold 2 values, not 1");
        refused(
                forest(2, new int[] {Forest.PLANE, -1, -1}, 1, 0.5, 0.5, 0.5, 0.5),
                "a random forest must not split by hyperplanes");
    }

    private static void refused(Forest forest, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomForest(forest))
                .withMessage(message);
    }

    private static Forest leaves(int cover, double... values) {
        return forest(2, new int[] {0, Forest.LEAF, Forest.LEAF}, cover, values);
    }

    private static Forest forest(int outputs, int[] input, int cover, double... values) {
        double[] slopes = input[0] == Forest.PLANE ? new double[] {1} : new double[0];
        return new Forest(
                1,
                outputs,
                new int[] {0},
                input,
                new double[3],
                new int[] {1, 0, 1},
                new int[] {cover, cover, cover},
                values,
                slopes);
    }

    private static double score(RandomForest forest, double[] record) {
        double[][] columns = Arrays.stream(record).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        double[] scores = new double[1];
        forest.score(columns, 1, scores);
        return scores[0];
    }
}
