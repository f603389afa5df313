package io.vigil.core.forest;

import java.util.Arrays;

/// Walks nodes packed into one `int` each, eight at a time and without a branch.
///
/// From the top, a node holds its split's rank (see [Ranks]), the distance to its left child (see
/// [PackedLayout]) and the place of its input's rank in a tile. A record's ranks are shifted to where
/// the splits stand: a rank is above the split exactly where it is above the whole node, whose lower
/// bits only fill up what the shift left empty. The right child follows the left one, so the next node
/// is the distance further, plus the sign bit of `node - rank`. A leaf lies 0 further, and its split is
/// the forest's largest rank plus the leaf's number: no rank is above it, so walking on does no harm,
/// and a group of eight is done when none of them moved.
///
/// Eight records of a large batch, or eight trees for a record of a small one, keep eight loads in
/// flight. A tile holds the ranks of eight records, input by input, so that a lane's place in it is a
/// constant; a record that goes through eight trees is alone, in lane 0.
final class PackedKernel implements Kernel {

    private static final int LANES = 8;
    private static final int LANE_BITS = 3;

    /// Records from which a tree, once in the nearest cache, serves enough of them to go first.
    private static final int RECORDS_FIRST = 32;

    private final Ranks ranks;
    private final int width;
    private final int trees;
    private final int placeBits;
    private final int distanceMask;
    private final int splitShift;
    private final int leafSplit;
    private final int[] nodes;
    /// Per tree, and up to a multiple of eight the last one again: the place of its root.
    private final int[] roots;
    private final int[] firstLeaf;
    private final double[] values;

    PackedKernel(Forest forest, Ranks ranks, PackedLayout layout) {
        this.ranks = ranks;
        this.width = forest.inputs();
        this.trees = forest.trees();
        this.placeBits = placeBits(forest);
        int distanceBits = bits(layout.longestDistance());
        this.distanceMask = (1 << distanceBits) - 1;
        this.splitShift = placeBits + distanceBits;
        this.leafSplit = ranks.most();
        this.nodes = new int[layout.places()];
        this.roots = new int[(trees + LANES - 1) / LANES * LANES];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = layout.root[Math.min(i, trees - 1)];
        }
        this.firstLeaf = layout.firstLeaf;
        this.values = layout.values();
        pack(forest, layout);
    }

    /// True where rank, distance and place fit together in an `int` that is not negative.
    static boolean fits(Forest forest, Ranks ranks, PackedLayout layout) {
        int splitBits = bits(ranks.most() + layout.highestLeaf());
        return placeBits(forest) + bits(layout.longestDistance()) + splitBits < Integer.SIZE;
    }

    private static int placeBits(Forest forest) {
        return LANE_BITS + bits(forest.inputs() - 1);
    }

    private static int bits(int highest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(highest);
    }

    private void pack(Forest forest, PackedLayout layout) {
        for (int place = 0; place < nodes.length; place++) {
            int node = layout.node[place];
            int input = forest.input(node);
            if (input == Forest.LEAF) {
                nodes[place] = (leafSplit + layout.leaf[place]) << splitShift;
            } else {
                nodes[place] = (ranks.position(input, forest.split(node)) << splitShift)
                        | (layout.distance[place] << placeBits)
                        | (input << LANE_BITS);
            }
        }
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
                tile[input * LANES] = ranks.rank(input, columns[input][r]) << splitShift;
            }
            for (int t = 0; t < trees; t += LANES) {
                walkTrees(t, tile, leaves);
                int lanes = Math.min(LANES, trees - t);
                for (int o = 0; o < sums.length; o++) {
                    double sum = sums[o][r];
                    for (int lane = 0; lane < lanes; lane++) {
                        sum += values[(firstLeaf[t + lane] + leaves[lane]) * sums.length + o];
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
            int first = firstLeaf[t];
            for (int r = 0; r < rows; r += LANES) {
                walkRecords(root, tiles, r / LANES * tileSize, leaves);
                int lanes = Math.min(LANES, rows - r);
                for (int o = 0; o < sums.length; o++) {
                    double[] sum = sums[o];
                    for (int lane = 0; lane < lanes; lane++) {
                        sum[r + lane] += values[(first + leaves[lane]) * sums.length + o];
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
                tiles[(r / LANES * width + input) * LANES + r % LANES] = ranks.rank(input, column[r]) << splitShift;
            }
        }
        return tiles;
    }

    /// Follows one record through eight trees.
    private void walkTrees(int tree, int[] tile, int[] leaves) {
        int[] nodes = this.nodes;
        int place = (1 << placeBits) - 1;
        int bits = placeBits;
        int mask = distanceMask;
        int n0 = roots[tree];
        int n1 = roots[tree + 1];
        int n2 = roots[tree + 2];
        int n3 = roots[tree + 3];
        int n4 = roots[tree + 4];
        int n5 = roots[tree + 5];
        int n6 = roots[tree + 6];
        int n7 = roots[tree + 7];
        int moved;
        do {
            int m0 = next(n0, nodes[n0], tile, 0, place, bits, mask);
            int m1 = next(n1, nodes[n1], tile, 0, place, bits, mask);
            int m2 = next(n2, nodes[n2], tile, 0, place, bits, mask);
            int m3 = next(n3, nodes[n3], tile, 0, place, bits, mask);
            moved = (m0 ^ n0) | (m1 ^ n1) | (m2 ^ n2) | (m3 ^ n3);
            n0 = m0;
            n1 = m1;
            n2 = m2;
            n3 = m3;
            int m4 = next(n4, nodes[n4], tile, 0, place, bits, mask);
            int m5 = next(n5, nodes[n5], tile, 0, place, bits, mask);
            int m6 = next(n6, nodes[n6], tile, 0, place, bits, mask);
            int m7 = next(n7, nodes[n7], tile, 0, place, bits, mask);
            moved |= (m4 ^ n4) | (m5 ^ n5) | (m6 ^ n6) | (m7 ^ n7);
            n4 = m4;
            n5 = m5;
            n6 = m6;
            n7 = m7;
        } while (moved != 0);
        keep(n0, n1, n2, n3, n4, n5, n6, n7, leaves);
    }

    /// Follows eight records through one tree.
    private void walkRecords(int root, int[] tile, int at, int[] leaves) {
        int[] nodes = this.nodes;
        int place = (1 << placeBits) - 1;
        int bits = placeBits;
        int mask = distanceMask;
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
            int m0 = next(n0, nodes[n0], tile, at, place, bits, mask);
            int m1 = next(n1, nodes[n1], tile, at + 1, place, bits, mask);
            int m2 = next(n2, nodes[n2], tile, at + 2, place, bits, mask);
            int m3 = next(n3, nodes[n3], tile, at + 3, place, bits, mask);
            moved = (m0 ^ n0) | (m1 ^ n1) | (m2 ^ n2) | (m3 ^ n3);
            n0 = m0;
            n1 = m1;
            n2 = m2;
            n3 = m3;
            int m4 = next(n4, nodes[n4], tile, at + 4, place, bits, mask);
            int m5 = next(n5, nodes[n5], tile, at + 5, place, bits, mask);
            int m6 = next(n6, nodes[n6], tile, at + 6, place, bits, mask);
            int m7 = next(n7, nodes[n7], tile, at + 7, place, bits, mask);
            moved |= (m4 ^ n4) | (m5 ^ n5) | (m6 ^ n6) | (m7 ^ n7);
            n4 = m4;
            n5 = m5;
            n6 = m6;
            n7 = m7;
        } while (moved != 0);
        keep(n0, n1, n2, n3, n4, n5, n6, n7, leaves);
    }

    private static int next(int at, int node, int[] tile, int lane, int place, int bits, int mask) {
        return at + ((node >>> bits) & mask) + ((node - tile[lane + (node & place)]) >>> 31);
    }

    private void keep(int n0, int n1, int n2, int n3, int n4, int n5, int n6, int n7, int[] leaves) {
        leaves[0] = leaf(n0);
        leaves[1] = leaf(n1);
        leaves[2] = leaf(n2);
        leaves[3] = leaf(n3);
        leaves[4] = leaf(n4);
        leaves[5] = leaf(n5);
        leaves[6] = leaf(n6);
        leaves[7] = leaf(n7);
    }

    private int leaf(int place) {
        return (nodes[place] >>> splitShift) - leafSplit;
    }
}
