package io.vigil.core.forest;

/// What must hold of a forest's arrays, so that every record ends in exactly one leaf per tree.
///
/// Children lie after their parent, so that no walk can go in circles, and every node is a root or
/// the child of exactly one other, so that the trees are apart.
final class ForestRules {

    private ForestRules() {}

    static void check(
            int inputs,
            int outputs,
            int[] roots,
            int[] input,
            double[] split,
            int[] left,
            int[] cover,
            double[] values,
            double[] slopes) {
        require(inputs > 0, "a forest must have at least 1 input");
        require(outputs > 0, "a forest must have at least 1 output");
        require(roots.length > 0, "a forest must have at least 1 tree");
        require(
                split.length == input.length && left.length == input.length && cover.length == input.length,
                "input, split, left and cover must hold one value per node");
        require(values.length % outputs == 0, "every leaf must hold one value per output");
        checkNodes(inputs, values.length / outputs, input, split, left, cover);
        checkNumbers(inputs, outputs, input, values, slopes);
        checkTrees(roots, input, left);
    }

    private static void checkNodes(int inputs, int leaves, int[] input, double[] split, int[] left, int[] cover) {
        for (int n = 0; n < input.length; n++) {
            if (cover[n] < 0) {
                throw broken(n, "its cover must be at least 0, not " + cover[n]);
            }
            if (!Double.isFinite(split[n])) {
                throw broken(n, "its threshold must be a finite number");
            }
            if (input[n] == Forest.LEAF) {
                checkLeaf(n, left[n], leaves);
            } else {
                checkSplit(n, input[n], inputs, left[n], input.length);
            }
        }
    }

    private static void checkLeaf(int node, int leaf, int leaves) {
        if (leaf < 0 || leaf >= leaves) {
            throw broken(node, "its leaf number %d must be below %d".formatted(leaf, leaves));
        }
    }

    private static void checkSplit(int node, int input, int inputs, int left, int nodes) {
        if (input != Forest.PLANE && (input < 0 || input >= inputs)) {
            throw broken(node, "its input %d must be below %d".formatted(input, inputs));
        }
        if (left < 0 || left >= nodes - 1) {
            throw broken(node, "its child %d must be below %d".formatted(left, nodes - 1));
        }
        if (left <= node) {
            throw broken(node, "its child %d must come after it, or a walk could go in circles".formatted(left));
        }
    }

    private static void checkNumbers(int inputs, int outputs, int[] input, double[] values, double[] slopes) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("leaf %d: its values must be finite numbers".formatted(i / outputs));
            }
        }
        long planes = 0;
        for (int node : input) {
            planes += node == Forest.PLANE ? 1 : 0;
        }
        require(slopes.length == planes * inputs, "every hyperplane must hold one slope per input");
        for (int i = 0; i < slopes.length; i++) {
            if (!Double.isFinite(slopes[i])) {
                throw new IllegalArgumentException(
                        "hyperplane %d: its slopes must be finite numbers".formatted(i / inputs));
            }
        }
    }

    private static void checkTrees(int[] roots, int[] input, int[] left) {
        boolean[] reached = new boolean[input.length];
        for (int t = 0; t < roots.length; t++) {
            if (roots[t] < 0 || roots[t] >= input.length) {
                throw new IllegalArgumentException(
                        "tree %d: its root %d must be below %d".formatted(t, roots[t], input.length));
            }
            reach(roots[t], reached);
        }
        for (int n = 0; n < input.length; n++) {
            if (input[n] != Forest.LEAF) {
                reach(left[n], reached);
                reach(left[n] + 1, reached);
            }
        }
        for (int n = 0; n < reached.length; n++) {
            if (!reached[n]) {
                throw broken(n, "no tree leads to it");
            }
        }
    }

    private static void reach(int node, boolean[] reached) {
        if (reached[node]) {
            throw broken(node, "more than one way leads to it");
        }
        reached[node] = true;
    }

    private static IllegalArgumentException broken(int node, String rule) {
        return new IllegalArgumentException("node %d: %s".formatted(node, rule));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
