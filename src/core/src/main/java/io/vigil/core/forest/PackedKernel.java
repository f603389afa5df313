package io.vigil.core.forest;

import java.util.Arrays;

/// Walks nodes packed into one `long` each, eight at a time and without a branch.
///
/// The high word of a node is its left child, the low word the split's rank (see [Ranks]) above the
/// input's position. The right child is the left one plus 1, so the next node is the left child plus
/// the sign bit of `split - rank`. A leaf is its own left child and its split is above every rank:
/// walking on does no harm, and a group of eight is done when none of them moved. Eight records of a
/// batch (or, for a single record, eight trees) keep eight loads in flight.
final class PackedKernel implements Kernel {

    private static final int LANES = 8;

    private final Forest forest;
    private final Ranks ranks;
    private final long[] nodes;
    private final int inputBits;
    private final int[] roots;
    private final int[] leafNumber;
    private final double[] values;

    private PackedKernel(Forest forest, Ranks ranks, int inputBits) {
        this.forest = forest;
        this.ranks = ranks;
        this.inputBits = inputBits;
        this.nodes = new long[forest.nodes()];
        this.leafNumber = new int[forest.nodes()];
        this.roots = new int[(forest.trees() + LANES - 1) / LANES * LANES];
        int leaves = 0;
        for (int node = 0; node < nodes.length; node++) {
            boolean leaf = forest.input(node) == Forest.LEAF;
            nodes[node] = leaf ? pack(node, -1 >>> inputBits, 0) : packSplit(node);
            leafNumber[node] = leaf ? leaves++ : -1;
        }
        this.values = leafValues(forest, leaves);
        for (int i = 0; i < roots.length; i++) {
            roots[i] = forest.root(Math.min(i, forest.trees() - 1));
        }
    }

    /// True where ranks and inputs fit in a word together.
    static boolean fits(Forest forest, Ranks ranks) {
        int most = 0;
        for (int i = 0; i < forest.inputs(); i++) {
            most = Math.max(most, ranks.size(i));
        }
        return most < -1 >>> inputBits(forest) && most < Integer.MAX_VALUE;
    }

    static PackedKernel of(Forest forest, Ranks ranks) {
        return new PackedKernel(forest, ranks, inputBits(forest));
    }

    /// At least 1, so that a rank is never negative.
    private static int inputBits(Forest forest) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(forest.inputs() - 1));
    }

    private long packSplit(int node) {
        int input = forest.input(node);
        return pack(forest.left(node), ranks.position(input, forest.split(node)), input);
    }

    private long pack(int left, int split, int input) {
        return ((long) left << Integer.SIZE) | (((split << inputBits) | input) & 0xFFFF_FFFFL);
    }

    private static double[] leafValues(Forest forest, int leaves) {
        double[] values = new double[leaves * forest.outputs()];
        int next = 0;
        for (int node = 0; node < forest.nodes(); node++) {
            if (forest.input(node) == Forest.LEAF) {
                for (int o = 0; o < forest.outputs(); o++) {
                    values[next++] = forest.value(node, o);
                }
            }
        }
        return values;
    }

    @Override
    public void sum(double[][] columns, int rows, double[][] sums) {
        for (double[] sum : sums) {
            Arrays.fill(sum, 0, rows, 0);
        }
        int width = forest.inputs();
        int[] rank = new int[(rows + LANES - 1) / LANES * LANES * width];
        ranks.rank(columns, 0, rows, rank);
        int[] leaves = new int[LANES];
        if (rows < LANES) {
            for (int r = 0; r < rows; r++) {
                sumOne(rank, r, leaves, sums);
            }
            return;
        }
        for (int tree = 0; tree < forest.trees(); tree++) {
            for (int r = 0; r < rows; r += LANES) {
                walkRows(roots[tree], rank, r * width, leaves);
                add(leaves, Math.min(LANES, rows - r), r, sums);
            }
        }
    }

    private void sumOne(int[] rank, int row, int[] leaves, double[][] sums) {
        int outputs = sums.length;
        for (int tree = 0; tree < forest.trees(); tree += LANES) {
            walkTrees(tree, rank, row * forest.inputs(), leaves);
            int lanes = Math.min(LANES, forest.trees() - tree);
            for (int lane = 0; lane < lanes; lane++) {
                int first = leafNumber[leaves[lane]] * outputs;
                for (int o = 0; o < outputs; o++) {
                    sums[o][row] += values[first + o];
                }
            }
        }
    }

    private void add(int[] leaves, int lanes, int row, double[][] sums) {
        int outputs = sums.length;
        for (int o = 0; o < outputs; o++) {
            double[] sum = sums[o];
            for (int lane = 0; lane < lanes; lane++) {
                sum[row + lane] += values[leafNumber[leaves[lane]] * outputs + o];
            }
        }
    }

    private void walkRows(int root, int[] rank, int record, int[] leaves) {
        int width = forest.inputs();
        walk(root, root, root, root, root, root, root, root, rank, record, width, leaves);
    }

    private void walkTrees(int tree, int[] rank, int record, int[] leaves) {
        walk(
                roots[tree], roots[tree + 1], roots[tree + 2], roots[tree + 3],
                roots[tree + 4], roots[tree + 5], roots[tree + 6], roots[tree + 7],
                rank, record, 0, leaves);
    }

    private void walk(
            int n0, int n1, int n2, int n3, int n4, int n5, int n6, int n7,
            int[] rank, int r0, int stride, int[] leaves) {
        long[] nodes = this.nodes;
        int bits = inputBits;
        int mask = (1 << bits) - 1;
        int r1 = r0 + stride;
        int r2 = r1 + stride;
        int r3 = r2 + stride;
        int r4 = r3 + stride;
        int r5 = r4 + stride;
        int r6 = r5 + stride;
        int r7 = r6 + stride;
        int moved;
        do {
            int m0 = next(nodes[n0], rank, r0, mask, bits);
            int m1 = next(nodes[n1], rank, r1, mask, bits);
            int m2 = next(nodes[n2], rank, r2, mask, bits);
            int m3 = next(nodes[n3], rank, r3, mask, bits);
            int m4 = next(nodes[n4], rank, r4, mask, bits);
            int m5 = next(nodes[n5], rank, r5, mask, bits);
            int m6 = next(nodes[n6], rank, r6, mask, bits);
            int m7 = next(nodes[n7], rank, r7, mask, bits);
            moved = (m0 ^ n0) | (m1 ^ n1) | (m2 ^ n2) | (m3 ^ n3)
                    | (m4 ^ n4) | (m5 ^ n5) | (m6 ^ n6) | (m7 ^ n7);
            n0 = m0;
            n1 = m1;
            n2 = m2;
            n3 = m3;
            n4 = m4;
            n5 = m5;
            n6 = m6;
            n7 = m7;
        } while (moved != 0);
        leaves[0] = n0;
        leaves[1] = n1;
        leaves[2] = n2;
        leaves[3] = n3;
        leaves[4] = n4;
        leaves[5] = n5;
        leaves[6] = n6;
        leaves[7] = n7;
    }

    private static int next(long node, int[] rank, int record, int mask, int bits) {
        int low = (int) node;
        return (int) (node >>> Integer.SIZE) + (((low >>> bits) - rank[record + (low & mask)]) >>> 31);
    }
}
