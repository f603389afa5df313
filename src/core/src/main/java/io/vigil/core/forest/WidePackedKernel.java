package io.vigil.core.forest;

import java.util.Arrays;

/// Walks nodes packed into one `long` each without a branch: [PackedKernel] for forests whose nodes do not
/// fit in an `int`, and so hardly in a cache.
///
/// The high word of a node is its left child (see [PackedLayout]), the low word the split's rank (see
/// [Ranks]) above the place of the input's rank in a tile. The right child is the left one plus 1, so the
/// next node is the left child plus the sign bit of `split - rank`. A leaf is its own left child, and its
/// split is the forest's largest rank plus the leaf's number: no rank is above it, so walking on does no
/// harm.
///
/// A large batch goes through the trees eight records at a time. A tile holds the ranks of eight records,
/// input by input, so that a lane's place in it is a constant and the loop runs in registers; a group of
/// eight is done when none of them moved. A record of a small batch takes a step in all trees before the
/// next in any, and those that have come to a leaf are left out: no load waits for another, so as many are
/// on their way as the processor can take.
final class WidePackedKernel implements Kernel {

    private static final int LANES = 8;
    private static final int LANE_BITS = 3;

    /// Records from which a tree, once in the nearest cache, serves enough of them to go first.
    private static final int RECORDS_FIRST = 32;

    private final Ranks ranks;
    private final int width;
    private final int trees;
    private final long[] nodes;
    private final int placeBits;
    private final int leafSplit;
    private final int[] roots;
    private final double[] values;

    WidePackedKernel(Forest forest, Ranks ranks, PackedLayout layout) {
        this.ranks = ranks;
        this.width = forest.inputs();
        this.trees = forest.trees();
        this.placeBits = placeBits(forest);
        this.leafSplit = ranks.most();
        this.nodes = new long[layout.places()];
        this.roots = layout.root;
        this.values = layout.values();
        pack(forest, layout);
    }

    /// True where ranks, leaves and inputs fit in a word together.
    static boolean fits(Forest forest, Ranks ranks, PackedLayout layout) {
        return (long) ranks.most() + layout.leaves() <= -1 >>> (placeBits(forest) + 1);
    }

    /// At least 4 for the places in a tile, so that a split is never negative.
    private static int placeBits(Forest forest) {
        return LANE_BITS + Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(forest.inputs() - 1));
    }

    private void pack(Forest forest, PackedLayout layout) {
        for (int t = 0; t < trees; t++) {
            int end = t + 1 < trees ? roots[t + 1] : nodes.length;
            for (int place = roots[t]; place < end; place++) {
                int node = layout.node[place];
                int input = forest.input(node);
                nodes[place] = input == Forest.LEAF
                        ? pack(place, leafSplit + layout.firstLeaf[t] + layout.leaf[place], 0)
                        : pack(place + layout.distance[place], ranks.position(input, forest.split(node)), input);
            }
        }
    }

    private long pack(int left, int split, int input) {
        int low = (split << placeBits) | (input << LANE_BITS);
        return ((long) left << Integer.SIZE) | (low & 0xFFFF_FFFFL);
    }

    @Override
    public void sum(double[][] columns, int rows, double[][] sums) {
        for (double[] sum : sums) {
            Arrays.fill(sum, 0, rows, 0);
        }
        if (rows < RECORDS_FIRST) {
            treesFirst(columns, rows, sums);
        } else {
            recordsFirst(columns, rows, sums);
        }
    }

    private void treesFirst(double[][] columns, int rows, double[][] sums) {
        int[] rank = new int[width];
        int[] at = new int[trees];
        int[] open = new int[trees];
        for (int r = 0; r < rows; r++) {
            for (int input = 0; input < width; input++) {
                rank[input] = ranks.rank(input, columns[input][r]);
            }
            System.arraycopy(roots, 0, at, 0, trees);
            Arrays.setAll(open, t -> t);
            int count = trees;
            while (count > 0) {
                count = step(rank, at, open, count);
            }
            for (int o = 0; o < sums.length; o++) {
                double sum = 0;
                for (int place : at) {
                    sum += values[leaf(place) * sums.length + o];
                }
                sums[o][r] = sum;
            }
        }
    }

    /// Takes one step in each of the listed trees and lists those that moved.
    private int step(int[] rank, int[] at, int[] open, int listed) {
        long[] nodes = this.nodes;
        int bits = placeBits;
        int mask = (1 << bits) - 1;
        int count = 0;
        for (int i = 0; i < listed; i++) {
            int t = open[i];
            int from = at[t];
            long node = nodes[from];
            int low = (int) node;
            int to = (int) (node >>> Integer.SIZE) + (((low >>> bits) - rank[(low & mask) >>> LANE_BITS]) >>> 31);
            at[t] = to;
            open[count] = t;
            count += -(to ^ from) >>> 31;
        }
        return count;
    }

    private void recordsFirst(double[][] columns, int rows, double[][] sums) {
        int tileSize = width * LANES;
        int[] tiles = tiles(columns, rows);
        int[] leaves = new int[LANES];
        for (int t = 0; t < trees; t++) {
            int root = roots[t];
            for (int r = 0; r < rows; r += LANES) {
                walk(root, tiles, r / LANES * tileSize, leaves);
                int lanes = Math.min(LANES, rows - r);
                for (int o = 0; o < sums.length; o++) {
                    double[] sum = sums[o];
                    for (int lane = 0; lane < lanes; lane++) {
                        sum[r + lane] += values[leaves[lane] * sums.length + o];
                    }
                }
            }
        }
    }

    private int[] tiles(double[][] columns, int rows) {
        int[] tiles = new int[(rows + LANES - 1) / LANES * LANES * width];
        for (int input = 0; input < width; input++) {
            double[] column = columns[input];
            for (int r = 0; r < rows; r++) {
                tiles[(r / LANES * width + input) * LANES + r % LANES] = ranks.rank(input, column[r]);
            }
        }
        return tiles;
    }

    /// Follows eight records through one tree.
    private void walk(int root, int[] tile, int at, int[] leaves) {
        long[] nodes = this.nodes;
        int bits = placeBits;
        int mask = (1 << bits) - 1;
        int n0 = root;
        int n1 = root;
        int n2 = root;
        int n3 = root;
        int n4 = root;
        int n5 = root;
        int n6 = root;
        int n7 = root;
        int moved;
        do {
            int m0 = next(nodes[n0], tile, at, mask, bits);
            int m1 = next(nodes[n1], tile, at + 1, mask, bits);
            int m2 = next(nodes[n2], tile, at + 2, mask, bits);
            int m3 = next(nodes[n3], tile, at + 3, mask, bits);
            moved = (m0 ^ n0) | (m1 ^ n1) | (m2 ^ n2) | (m3 ^ n3);
            n0 = m0;
            n1 = m1;
            n2 = m2;
            n3 = m3;
            int m4 = next(nodes[n4], tile, at + 4, mask, bits);
            int m5 = next(nodes[n5], tile, at + 5, mask, bits);
            int m6 = next(nodes[n6], tile, at + 6, mask, bits);
            int m7 = next(nodes[n7], tile, at + 7, mask, bits);
            moved |= (m4 ^ n4) | (m5 ^ n5) | (m6 ^ n6) | (m7 ^ n7);
            n4 = m4;
            n5 = m5;
            n6 = m6;
            n7 = m7;
        } while (moved != 0);
        leaves[0] = leaf(n0);
        leaves[1] = leaf(n1);
        leaves[2] = leaf(n2);
        leaves[3] = leaf(n3);
        leaves[4] = leaf(n4);
        leaves[5] = leaf(n5);
        leaves[6] = leaf(n6);
        leaves[7] = leaf(n7);
    }

    private static int next(long node, int[] tile, int lane, int mask, int bits) {
        int low = (int) node;
        return (int) (node >>> Integer.SIZE) + (((low >>> bits) - tile[lane + (low & mask)]) >>> 31);
    }

    private int leaf(int node) {
        return ((int) nodes[node] >>> placeBits) - leafSplit;
    }
}
