package io.vigil.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.vigil.core.forest.Forest;
import org.junit.jupiter.api.Test;

class IsolationForestTest {

    /// `x[0] <= 0` ends after 1 split; else `x[1] <= 0` after 3 or 4.
    private static final IsolationForest FOREST = new IsolationForest(forest(1, 3, 4), 2.5);

    private static Forest forest(double... paths) {
        return new Forest(
                2,
                1,
                new int[] {0},
                new int[] {0, Forest.LEAF, 1, Forest.LEAF, Forest.LEAF},
                new double[5],
                new int[] {1, 0, 3, 1, 2},
                new int[5],
                paths,
                new double[0]);
    }

    private static double of(double path) {
        return Math.pow(2, -path / 2.5);
    }

    @Test
    void expectedPath_isTheValueOfThePaper() {
        assertThat(IsolationForest.expectedPath(256)).isCloseTo(10.244770920, within(1e-8));
        assertThat(IsolationForest.expectedPath(2)).isCloseTo(0.1544313298, within(1e-9));
    }

    @Test
    void score_isTwoToTheMinusMeanPathOverC() {
        double[] scores = new double[3];
        FOREST.score(new double[][] {{0, 1, 1}, {0, 0, 1}}, 3, scores);
        assertThat(scores).containsExactly(of(1), of(3), of(4));
    }

    @Test
    void explain_takesWhatTheScoreLosesAtTheMedian() {
        Background background = new Background(new double[] {1, 1}, new int[] {0, 1});
        Explanation explanation = FOREST.explain(new double[] {-9, -9}, background);
        assertThat(explanation.expected()).isEqualTo(of(4));
        assertThat(explanation.contributions()).containsExactly(of(1) - of(3), 0);
    }

    @Test
    void explain_oneHotInputsOfOneFeature_areAblatedTogether() {
        Background background = new Background(new double[] {1, 1}, new int[] {0, 0});
        Explanation explanation = FOREST.explain(new double[] {-9, -9}, background);
        assertThat(explanation.contributions()).containsExactly(of(1) - of(4));
    }

    @Test
    void isolationForest_pathsThatAreNone_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IsolationForest(forest(1, -3, 4), 2.5))
                .withMessage("node 3: its path length must be at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IsolationForest(forest(1, 3, 4), 0))
                .withMessage("c must be a finite number above 0");
    }

    @Test
    void score_ofExtremeInputsAndPaths_staysFinite() {
        IsolationForest forest = new IsolationForest(forest(0, 1e300, 4), 1e-300);
        double[] scores = new double[2];
        double max = Double.MAX_VALUE;
        forest.score(new double[][] {{-max, max}, {0, -max}}, 2, scores);
        assertThat(scores).containsExactly(1, 0);
    }
}
