package io.vigil.core.forest;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForestRulesTest {

    /// Two trees over two inputs; the second splits by a hyperplane.
    private static final class Parts {
        int inputs = 2;
        int outputs = 1;
        int[] roots = {0, 3};
        int[] input = {1, Forest.LEAF, Forest.LEAF, Forest.PLANE, Forest.LEAF, Forest.LEAF};
        double[] split = {0.5, 0, 0, 0.5, 0, 0};
        int[] left = {1, 0, 1, 4, 2, 3};
        int[] cover = {2, 1, 1, 2, 1, 1};
        double[] values = {1, 2, 3, 4};
        double[] slopes = {1, -1};

        Forest forest() {
            return new Forest(inputs, outputs, roots, input, split, left, cover, values, slopes);
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                rule("a forest must have at least 1 input", p -> p.inputs = 0),
                rule("a forest must have at least 1 output", p -> p.outputs = 0),
                rule("a forest must have at least 1 tree", p -> p.roots = new int[0]),
                rule("input, split, left and cover must hold one value per node", p -> p.split = new double[5]),
                rule("every leaf must hold one value per output", p -> {
                    p.outputs = 2;
                    p.values = new double[7];
                }),
                rule("node 1: its cover must be at least 0, not -1", p -> p.cover[1] = -1),
                rule("node 0: its threshold must be a finite number", p -> p.split[0] = Double.NaN),
                rule("node 3: its threshold must be a finite number", p -> p.split[3] = Double.POSITIVE_INFINITY),
                rule("node 5: its leaf number 4 must be below 4", p -> p.left[5] = 4),
                rule("node 5: its leaf number -1 must be below 4", p -> p.left[5] = -1),
                rule("node 0: its input 2 must be below 2", p -> p.input[0] = 2),
                rule("node 0: its input -3 must be below 2", p -> p.input[0] = -3),
                rule("node 3: its child 5 must be below 5", p -> p.left[3] = 5),
                rule("node 0: its child 2147483647 must be below 5", p -> p.left[0] = Integer.MAX_VALUE),
                rule("node 0: its child -1 must be below 5", p -> p.left[0] = -1),
                rule("node 3: its child 3 must come after it, or a walk could go in circles", p -> p.left[3] = 3),
                rule("node 3: its child 0 must come after it, or a walk could go in circles", p -> p.left[3] = 0),
                rule("leaf 2: its values must be finite numbers", p -> p.values[2] = Double.NEGATIVE_INFINITY),
                rule("every hyperplane must hold one slope per input", p -> p.slopes = new double[4]),
                rule("hyperplane 0: its slopes must be finite numbers", p -> p.slopes[1] = Double.NaN),
                rule("tree 1: its root 6 must be below 6", p -> p.roots[1] = 6),
                rule("tree 1: its root -1 must be below 6", p -> p.roots[1] = -1),
                rule("node 0: more than one way leads to it", p -> p.roots[1] = 0),
                rule("node 4: more than one way leads to it", p -> p.left[0] = 4),
                rule("node 3: no tree leads to it", p -> p.roots = new int[] {0}));
    }

    private static Arguments rule(String message, Consumer<Parts> change) {
        return Arguments.of(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void forest_brokenArrays_areRefusedByName(String message, Consumer<Parts> change) {
        Parts parts = new Parts();
        parts.forest();
        change.accept(parts);
        assertThatIllegalArgumentException().isThrownBy(parts::forest).withMessage(message);
    }
}
