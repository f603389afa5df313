package io.vigil.core.forest;

import java.util.Arrays;

/// Walks nodes packed into one `long` each, eight at a time and without a branch: [PackedKernel] for
/// forests whose nodes do not fit in an `int`.
///
/// The high word of a node is its left child, the low word the split's rank (see [Ranks]) above the
/// place of the input's rank in a tile. The right child is the left one plus 1, so the next node is
/// the left child plus the sign bit of `split - rank`. A leaf is its own left child, and its split is
/// the forest's largest rank plus the leaf's number: no rank is above it, so walking on does no harm,
/// and a group of eight is done when none of them moved.
///
/// Eight records of a large batch, or eight trees for a record of a small one, keep eight loads in
/// flight. A tile holds the ranks of eight records, input by input, so that a lane's place in it is a
/// constant and the loop runs in registers; for eight trees it holds one record eight times.
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
    private final int firstLeaf;
    private final int[] roots;
    private final double[] values;

    WidePackedKernel(Forest forest, Ranks ranks) {
        this.ranks = ranks;
        this.width = forest.inputs();
        this.trees = forest.trees();
        this.placeBits = placeBits(forest);
        this.firstLeaf = ranks.most();
        this.nodes = new long[forest.nodes()];
        this.values = new double[(nodes.length + trees) / 2 * forest.outputs()];
        this.roots = new int[(trees + LANES - 1) / LANES * LANES];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = forest.root(Math.min(i, trees - 1));
        }
        pack(forest);
    }

    /// True where ranks, leaves and inputs fit in a word together.
    static boolean fits(Forest forest, Ranks ranks) {
        long leaves = (forest.nodes() + (long) forest.trees()) / 2;
        return ranks.most() + leaves <= -1 >>> (placeBits(forest) + 1);
    }

    /// At least 4 for the places in a tile, so that a split is never negative.
    private static int placeBits(Forest forest) {
        return LANE_BITS + Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(forest.inputs() - 1));
    }

    private void pack(Forest forest) {
        int leaf = 0;
        for (int node = 0; node < nodes.length; node++) {
            int input = forest.input(node);
            if (input == Forest.LEAF) {
                for (int o = 0; o < forest.outputs(); o++) {
                    values[leaf * forest.outputs() + o] = forest.value(node, o);
                }
                nodes[node] = pack(node, firstLeaf + leaf, 0);
                leaf++;
            } else {
                nodes[node] = pack(forest.left(node), ranks.position(input, forest.split(node)), input);
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
        int[] tile = new int[width * LANES];
        int[] leaves = new int[LANES];
        for (int r = 0; r < rows; r++) {
            for (int input = 0; input < width; input++) {
                Arrays.fill(tile, input * LANES, (input + 1) * LANES, ranks.rank(input, columns[input][r]));
            }
            for (int t = 0; t < trees; t += LANES) {
                walk(
                        roots[t], roots[t + 1], roots[t + 2], roots[t + 3],
                        roots[t + 4], roots[t + 5], roots[t + 6], roots[t + 7],
                        tile, 0, leaves);
                int lanes = Math.min(LANES, trees - t);
                for (int o = 0; o < sums.length; o++) {
                    double sum = sums[o][r];
                    for (int lane = 0; lane < lanes; lane++) {
                        sum += values[leaves[lane] * sums.length + o];
                    }
                    sums[o][r] = sum;
                }
            }
        }
    }

    private void recordsFirst(double[][] columns, int rows, double[][] sums) {
        int tileSize = width * LANES;
        int[] tiles = tiles(columns, rows);
        int[] leaves = new int[LANES];
        for (int t = 0; t < trees; t++) {
            int root = roots[t];
            for (int r = 0; r < rows; r += LANES) {
                walk(root, root, root, root, root, root, root, root, tiles, r / LANES * tileSize, leaves);
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

    /// Follows eight walks to their leaves.
    private void walk(
            int n0, int n1, int n2, int n3, int n4, int n5, int n6, int n7, int[] tile, int at, int[] leaves) {
        long[] nodes = this.nodes;
        int bits = placeBits;
        int mask = (1 << bits) - 1;
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
        return ((int) nodes[node] >>> placeBits) - firstLeaf;
    }
}
