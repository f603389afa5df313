package io.vigil.core.forest;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Decision trees as flat arrays, walked from each root to a leaf whose values are added up.
///
/// A node is a split on one input (`x[input] <= split` goes left), a split by a hyperplane
/// (`x . slope < split` goes left, as extended isolation forests need), or a leaf. Siblings stand
/// side by side, and after their parent, so there can be no cycle. Immutable and safe for many
/// threads.
public final class Forest {

    /// In place of an input's position: the node is a leaf.
    public static final int LEAF = -1;

    /// In place of an input's position: the node splits by a hyperplane.
    public static final int PLANE = -2;

    private final int inputs;
    private final int outputs;
    private final int[] roots;
    private final int[] input;
    private final double[] split;
    private final int[] left;
    private final int[] cover;
    private final double[] values;
    private final double[] slopes;
    private final int[] plane;
    private final Kernel kernel;

    /// Takes the arrays over and checks them.
    ///
    /// @param inputs how many inputs a record has
    /// @param outputs how many values a leaf holds
    /// @param roots the root node of each tree
    /// @param input per node: the input it splits on, [#LEAF] or [#PLANE]
    /// @param split per node: the finite threshold, or the hyperplane's bias; 0 in a leaf
    /// @param left per node: the left child, whose sibling is the next node; in a leaf its number,
    ///     which says where its values are
    /// @param cover per node: how many training samples came through, 0 where that is not known
    /// @param values per leaf number: `outputs` finite values
    /// @param slopes per node that splits by a hyperplane, in node order: `inputs` finite values
    /// @throws IllegalArgumentException naming the tree or node and the rule it breaks
    public Forest(
            int inputs,
            int outputs,
            int[] roots,
            int[] input,
            double[] split,
            int[] left,
            int[] cover,
            double[] values,
            double[] slopes) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.roots = roots;
        this.input = input;
        this.split = split;
        this.left = left;
        this.cover = cover;
        this.values = values;
        this.slopes = slopes;
        ForestRules.check(inputs, outputs, roots, input, split, left, cover, values, slopes);
        this.plane = numberPlanes(input);
        this.kernel = Kernels.choose(this);
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    public int trees() {
        return roots.length;
    }

    public int nodes() {
        return input.length;
    }

    public int leaves() {
        return values.length / outputs;
    }

    /// How many nodes split by a hyperplane.
    public int planes() {
        return slopes.length / inputs;
    }

    public int root(int tree) {
        return roots[tree];
    }

    /// The input a node splits on, [#LEAF] or [#PLANE].
    public int input(int node) {
        return input[node];
    }

    public double split(int node) {
        return split[node];
    }

    /// The left child; the right one is the next node.
    public int left(int node) {
        return left[node];
    }

    /// How many training samples came through the node, 0 where that is not known.
    public int cover(int node) {
        return cover[node];
    }

    /// True where it is known of every node how many training samples came through.
    public boolean knowsCover() {
        return Arrays.stream(cover).allMatch(samples -> samples > 0);
    }

    /// The number of splits above the deepest leaf.
    public int depth() {
        int[] depth = new int[nodes()];
        int deepest = 0;
        for (int node = 0; node < depth.length; node++) {
            if (input[node] != LEAF) {
                depth[left[node]] = depth[node] + 1;
                depth[left[node] + 1] = depth[node] + 1;
                deepest = Math.max(deepest, depth[node] + 1);
            }
        }
        return deepest;
    }

    /// Per node, the tree it belongs to.
    public int[] treeOfNodes() {
        int[] tree = new int[nodes()];
        for (int t = 0; t < roots.length; t++) {
            tree[roots[t]] = t;
        }
        for (int node = 0; node < tree.length; node++) {
            if (input[node] != LEAF) {
                tree[left[node]] = tree[node];
                tree[left[node] + 1] = tree[node];
            }
        }
        return tree;
    }

    /// A value of a leaf.
    public double value(int node, int output) {
        return values[left[node] * outputs + output];
    }

    /// The slope of a hyperplane along one input.
    public double slope(int node, int dimension) {
        return slopes[plane[node] * inputs + dimension];
    }

    /// Adds up the leaf values of all trees, in tree order, for each of the rows `[0, rows)`.
    ///
    /// @param columns one array per input, none of the values NaN
    /// @param sums one array per output, overwritten
    public void sum(double[][] columns, int rows, double[][] sums) {
        kernel.sum(columns, rows, sums);
    }

    /// The leaf that a row of the columns ends in.
    public int leaf(int root, double[][] columns, int row) {
        int node = root;
        while (input[node] != LEAF) {
            boolean goesLeft = input[node] == PLANE
                    ? dot(columns, row, plane[node] * inputs) < split[node]
                    : columns[input[node]][row] <= split[node];
            node = goesLeft ? left[node] : left[node] + 1;
        }
        return node;
    }

    /// Appends the arrays in the order of [ForestCodec].
    void writeTo(ByteBuffer out) {
        for (double[] doubles : new double[][] {split, values, slopes}) {
            out.asDoubleBuffer().put(doubles);
            out.position(out.position() + Double.BYTES * doubles.length);
        }
        for (int[] ints : new int[][] {roots, input, left, cover}) {
            out.asIntBuffer().put(ints);
            out.position(out.position() + Integer.BYTES * ints.length);
        }
    }

    private double dot(double[][] columns, int row, int slope) {
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
            sum += columns[i][row] * slopes[slope + i];
        }
        return sum;
    }

    private static int[] numberPlanes(int[] input) {
        int[] plane = new int[input.length];
        int next = 0;
        for (int node = 0; node < input.length; node++) {
            plane[node] = input[node] == PLANE ? next++ : -1;
        }
        return next == 0 ? new int[0] : plane;
    }
}
