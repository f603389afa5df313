package io.vigil.core.series.online;

import io.vigil.core.random.SeededRandom;
import java.util.Arrays;

/// Grows isolation trees as the paper's algorithms 1 and 2 do: each of a sub-sample, split at random
/// between the least and the greatest value of a random input, down to single rows or to the height
/// `ceil(log2 psi)`. An input whose values are all equal is not split on.
final class TreeGrower {

    private final double[][] columns;
    private final int sample;
    private final int height;
    private final SeededRandom random;

    /// The rows that are drawn, in front, ordered so that each node's are a range.
    private final int[] rows;

    private final int[] from;
    private final int[] to;
    private final byte[] depth;
    private final double[] low;
    private final double[] high;

    private byte[] input = new byte[0];
    private double[] split = new double[0];
    private short[] left = new short[0];
    private int nodes;

    private TreeGrower(double[][] columns, int rows, SeededRandom random) {
        this.columns = columns;
        this.random = random;
        this.sample = Math.min(rows, IsolationTrees.LARGEST_SAMPLE);
        this.height = Integer.SIZE - Integer.numberOfLeadingZeros(sample - 1);
        this.rows = new int[rows];
        Arrays.setAll(this.rows, i -> i);
        this.from = new int[2 * sample - 1];
        this.to = new int[from.length];
        this.depth = new byte[from.length];
        this.low = new double[columns.length];
        this.high = new double[columns.length];
    }

    /// @param columns at most 127 inputs of finite values
    /// @param rows how many of each column count, at least 2
    static IsolationTrees grow(double[][] columns, int rows, int trees, SeededRandom random) {
        return new TreeGrower(columns, rows, random).grow(trees);
    }

    private IsolationTrees grow(int trees) {
        reserve(trees * from.length);
        int[] roots = new int[trees];
        for (int tree = 0; tree < trees; tree++) {
            roots[tree] = nodes;
            drawSample();
            add(roots[tree], 0, sample, 0);
            for (int node = roots[tree]; node < nodes; node++) {
                split(roots[tree], node);
            }
        }
        reserve(nodes);
        return new IsolationTrees(columns.length, roots, input, split, left, sample);
    }

    private void reserve(int size) {
        input = Arrays.copyOf(input, size);
        split = Arrays.copyOf(split, size);
        left = Arrays.copyOf(left, size);
    }

    private void drawSample() {
        for (int i = 0; i < sample; i++) {
            swap(i, random.between(i, rows.length - 1));
        }
    }

    private void add(int root, int first, int end, int deep) {
        from[nodes - root] = first;
        to[nodes - root] = end;
        depth[nodes - root] = (byte) deep;
        nodes++;
    }

    private void split(int root, int node) {
        int first = from[node - root];
        int end = to[node - root];
        int deep = depth[node - root];
        int on = deep < height ? chooseInput(first, end) : -1;
        if (on < 0) {
            input[node] = IsolationTrees.LEAF;
            split[node] = deep + PathLengths.expected(end - first);
            return;
        }
        input[node] = (byte) on;
        split[node] = between(low[on], high[on]);
        left[node] = (short) (nodes - root);
        int middle = partition(columns[on], split[node], first, end);
        add(root, first, middle, deep + 1);
        add(root, middle, end, deep + 1);
    }

    /// One of the inputs that tell these rows apart, or -1.
    private int chooseInput(int first, int end) {
        int varied = 0;
        for (int c = 0; c < columns.length; c++) {
            low[c] = Double.POSITIVE_INFINITY;
            high[c] = Double.NEGATIVE_INFINITY;
            for (int i = first; i < end; i++) {
                double value = columns[c][rows[i]];
                low[c] = Math.min(low[c], value);
                high[c] = Math.max(high[c], value);
            }
            varied += low[c] < high[c] ? 1 : 0;
        }
        int skip = varied == 0 ? 0 : random.between(0, varied - 1);
        for (int c = 0; c < columns.length; c++) {
            if (low[c] < high[c] && skip-- == 0) {
                return c;
            }
        }
        return -1;
    }

    /// From `least` up to, but not including, `greatest`, so that neither side stays empty.
    private double between(double least, double greatest) {
        double share = random.nextDouble();
        double drawn = Math.max(least, least * (1 - share) + greatest * share);
        return drawn < greatest ? drawn : least;
    }

    private int partition(double[] column, double threshold, int first, int end) {
        int middle = first;
        for (int i = first; i < end; i++) {
            if (column[rows[i]] <= threshold) {
                swap(i, middle++);
            }
        }
        return middle;
    }

    private void swap(int a, int b) {
        int row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }
}
