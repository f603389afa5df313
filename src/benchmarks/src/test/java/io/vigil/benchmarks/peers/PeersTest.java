package io.vigil.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import io.vigil.core.forest.Forest;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

/// A forest of two trees, of the weights 1 and 3: x0 <= 0.1 decides between 0.25 and 1, and x1 <= 2
/// between (x0 <= -1 between 0 and 0.5) and 0.75.
class PeersTest {

    private static final Forest FOREST = new Forest(
            2,
            2,
            new int[] {0, 3},
            new int[] {0, Forest.LEAF, Forest.LEAF, 1, 0, Forest.LEAF, Forest.LEAF, Forest.LEAF},
            new double[] {.1, 0, 0, 2, -1, 0, 0, 0},
            new int[] {1, 0, 1, 4, 6, 2, 3, 4},
            new int[8],
            new double[] {.75, .25, 0, 1, .75, 2.25, 3, 0, 1.5, 1.5},
            new double[0]);

    /// On a split and beside it, on every leaf.
    private static final double[][] RECORDS = {{-1, 2}, {-.5, 2}, {.1, 3}, {.11, 3}, {.11, -7}};
    private static final double[] SCORES = {.25 / 4, 1.75 / 4, 2.5 / 4, 3.25 / 4, 2.5 / 4};

    @Test
    void onnxRuntime_scoresTheForest() throws Exception {
        try (OnnxScorer scorer = new OnnxScorer(OnnxForest.write(FOREST));
                OnnxTensor records = scorer.tensor(floats())) {
            FloatBuffer probabilities = scorer.probabilities(records);

            assertThat(probabilities.remaining()).isEqualTo(2 * SCORES.length);
            for (int r = 0; r < SCORES.length; r++) {
                assertThat((double) probabilities.get(2 * r)).isCloseTo(1 - SCORES[r], within(1e-6));
                assertThat((double) probabilities.get(2 * r + 1)).isCloseTo(SCORES[r], within(1e-6));
            }
        }
    }

    @Test
    void jpmml_scoresTheForest() throws Exception {
        PmmlScorer scorer = new PmmlScorer(PmmlForest.write(FOREST));

        for (int r = 0; r < SCORES.length; r++) {
            assertThat(scorer.score(PmmlScorer.arguments(RECORDS[r]))).isCloseTo(SCORES[r], within(1e-12));
        }
    }

    /// The nearest float to 0.1 lies above it and would go right; the one before it stays left.
    private static double[][] floats() {
        double[][] floats = new double[RECORDS.length][];
        for (int r = 0; r < floats.length; r++) {
            floats[r] = RECORDS[r].clone();
            floats[r][0] = RECORDS[r][0] == .1 ? Math.nextDown(.1f) : RECORDS[r][0];
        }
        return floats;
    }
}
