package io.vigil.core.forest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForestTest {

    @Test
    void sum_equalToTheThreshold_goesLeft() {
        double[][] sums = new double[2][3];
        Forests.stump().sum(new double[][] {{0.5, 0.6, 0.6}, {9, 0.25, 0.26}}, 3, sums);
        assertThat(sums[1]).containsExactly(0.1, 0.5, 0.8);
    }

    @Test
    void sum_addsTreesInOrder() {
        Forest forest = Forests.classifier(3, 40, 6, 1);
        double[][] columns = {{0.3}, {0.7}, {0.1}};
        double expected = 0;
        for (int t = 0; t < forest.trees(); t++) {
            expected += forest.value(forest.leaf(forest.root(t), columns, 0), 1);
        }
        double[][] sums = new double[2][1];
        forest.sum(columns, 1, sums);
        assertThat(sums[1][0]).isEqualTo(expected);
    }

    @Test
    void sum_overwritesOnlyItsRows() {
        double[][] sums = {{7, 7}, {7, 7}};
        Forests.stump().sum(new double[][] {{0}, {0}}, 1, sums);
        assertThat(sums[0]).containsExactly(0.9, 7);
    }

    @Test
    void sum_hyperplane_goesLeftBelowItsBias() {
        Forest forest = new Forest(
                2,
                1,
                new int[] {0},
                new int[] {Forest.PLANE, Forest.LEAF, Forest.LEAF},
                new double[] {5, 0, 0},
                new int[] {1, 0, 1},
                new int[3],
                new double[] {1, 2},
                new double[] {1, 2});
        double[][] sums = new double[1][3];
        forest.sum(new double[][] {{1, 1, 1}, {1.9, 2, 2.1}}, 3, sums);
        assertThat(sums[0]).containsExactly(1, 2, 2);
        assertThat(forest.planes()).isEqualTo(1);
        assertThat(forest.slope(0, 1)).isEqualTo(2);
    }

    @Test
    void depth_ofTheDeepestLeaf() {
        assertThat(Forests.stump().depth()).isEqualTo(2);
        assertThat(Forests.classifier(2, 3, 7, 2).depth()).isLessThanOrEqualTo(7);
    }

    @Test
    void treeOfNodes_followsTheBranches() {
        Forest forest = Forests.classifier(2, 2, 1, 3);
        assertThat(forest.treeOfNodes()).containsExactly(0, 0, 0, 1, 1, 1);
    }

    @Test
    void knowsCover_falseWhereANodeHasNone() {
        assertThat(Forests.stump().knowsCover()).isTrue();
        assertThat(new Forest(
                                1,
                                1,
                                new int[] {0},
                                new int[] {Forest.LEAF},
                                new double[1],
                                new int[1],
                                new int[1],
                                new double[1],
                                new double[0])
                        .knowsCover())
                .isFalse();
    }
}
