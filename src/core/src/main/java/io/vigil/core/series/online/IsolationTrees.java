package io.vigil.core.series.online;

import io.vigil.core.forest.Forest;

/// An isolation forest in at most eleven bytes per node, so that one per sensor type fits into its
/// state.
///
/// Source: F. T. Liu, K. M. Ting, Z.-H. Zhou, Isolation Forest (2008). Immutable and safe for many
/// threads.
final class IsolationTrees {

    /// In place of an input's position: the node is a leaf.
    static final byte LEAF = -1;

    /// The sub-sample of the paper: larger ones hardly isolate better.
    static final int LARGEST_SAMPLE = 256;

    private final int inputs;
    private final int[] roots;
    private final byte[] input;
    private final double[] split;
    private final short[] left;
    private final double expected;

    /// @param roots the root of each tree
    /// @param input per node: the input it splits on, or [#LEAF]
    /// @param split per node: the threshold up to which a row goes left; in a leaf the path length
    /// @param left per node: the left child, counted from the tree's root; the right one is the next
    /// @param sample of how many rows each tree was grown
    IsolationTrees(int inputs, int[] roots, byte[] input, double[] split, short[] left, int sample) {
        this.inputs = inputs;
        this.roots = roots;
        this.input = input;
        this.split = split;
        this.left = left;
        this.expected = PathLengths.expected(sample);
    }

    /// The anomaly score `2^(-E[h(x)] / c(psi))` in (0, 1].
    double score(double[] row) {
        return StrictMath.pow(2, -(path(row) / roots.length) / expected);
    }

    /// The sum of the path lengths, in tree order.
    double path(double[] row) {
        double sum = 0;
        for (int root : roots) {
            int node = root;
            while (input[node] != LEAF) {
                node = root + left[node] + (row[input[node]] <= split[node] ? 0 : 1);
            }
            sum += split[node];
        }
        return sum;
    }

    /// The expected path length that normalises scores.
    double expected() {
        return expected;
    }

    int nodes() {
        return input.length;
    }

    /// The same trees in the form that bundles hold, their covers not known.
    Forest forest() {
        int nodes = nodes();
        int[] inputs32 = new int[nodes];
        double[] splits = new double[nodes];
        int[] lefts = new int[nodes];
        double[] values = new double[(nodes + roots.length) / 2];
        int leaves = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            int end = tree + 1 < roots.length ? roots[tree + 1] : nodes;
            for (int node = roots[tree]; node < end; node++) {
                inputs32[node] = input[node];
                if (input[node] == LEAF) {
                    lefts[node] = leaves;
                    values[leaves++] = split[node];
                } else {
                    splits[node] = split[node];
                    lefts[node] = roots[tree] + left[node];
                }
            }
        }
        return new Forest(inputs, 1, roots.clone(), inputs32, splits, lefts, new int[nodes], values, new double[0]);
    }
}
