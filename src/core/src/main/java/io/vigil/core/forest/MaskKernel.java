package io.vigil.core.forest;

import java.util.Arrays;

/// QuickScorer over ranks: finds a tree's leaf by and-ing one row of leaf masks per input.
///
/// A split that a record fails rules out all leaves to its left; of the leaves that no failed split
/// rules out, the leftmost is the one the walk ends in [1]. Per tree and input, the table row `k` is
/// the AND of the masks of all splits below the tree's `k`-th split value, so one look-up stands for
/// all failed splits of that input. Masks stay at 64 bits by two levels: the tree is cut into at most
/// 64 subtrees of at most 64 leaves, which are packed into words; the AND of the rows' first words
/// names the subtree, the AND of the words it lies in names the leaf. A forest-wide rank (see [Ranks])
/// becomes the tree's `k` by counting bits: one bit per split value of the forest, set where the tree
/// uses it.
///
/// A batch runs tree by tree, records inside, so that one tree's tables serve all records from the
/// nearest cache. Every step is independent of the one before: there is no chain of loads as in a
/// walk. It pays where trees use few inputs.
///
/// 1. C. Lucchese et al., QuickScorer: a fast algorithm to rank documents with additive ensembles of
///    regression trees, SIGIR 2015.
final class MaskKernel implements Kernel {

    /// Records whose leaves are found before their values are added.
    private static final int BLOCK = 256;

    private final int trees;
    private final int width;
    private final Ranks ranks;
    private final MaskTables tables;

    MaskKernel(Forest forest, Ranks ranks, MaskLayout layout) {
        this.trees = forest.trees();
        this.width = forest.inputs();
        this.ranks = ranks;
        this.tables = new MaskTables(forest, ranks, layout);
    }

    @Override
    public void sum(double[][] columns, int rows, double[][] sums) {
        for (double[] sum : sums) {
            Arrays.fill(sum, 0, rows, 0);
        }
        int block = Math.min(BLOCK, rows);
        int[] rank = new int[block * width];
        int[] leaves = new int[block];
        int[] offsets = new int[width];
        for (int from = 0; from < rows; from += block) {
            int count = Math.min(block, rows - from);
            ranks.rank(columns, from, count, rank);
            for (int tree = 0; tree < trees; tree++) {
                if (tables.inputs(tree) == MaskTables.NARROW) {
                    findNarrow(tree, rank, count, leaves);
                } else {
                    findWide(tree, rank, count, leaves, offsets);
                }
                add(tables.firstLeaf(tree), leaves, from, count, sums);
            }
        }
    }

    private void findNarrow(int tree, int[] rank, int count, int[] leaves) {
        int[] head = tables.head;
        long[] cells = tables.cells;
        int[] subtrees = tables.subtrees;
        int at = tables.start(tree);
        int stride = head[at + MaskTables.STRIDE];
        int firstSubtree = head[at + MaskTables.FIRST_SUBTREE];
        int input0 = head[at + MaskTables.INPUTS];
        int bits0 = head[at + MaskTables.INPUTS + 1];
        int input1 = head[at + MaskTables.INPUTS + 2];
        int bits1 = head[at + MaskTables.INPUTS + 3];
        int input2 = head[at + MaskTables.INPUTS + 4];
        int bits2 = head[at + MaskTables.INPUTS + 5];
        for (int r = 0, record = 0; r < count; r++, record += width) {
            int row0 = row(cells, bits0, rank[record + input0], stride);
            int row1 = row(cells, bits1, rank[record + input1], stride);
            int row2 = row(cells, bits2, rank[record + input2], stride);
            long top = cells[row0] & cells[row1] & cells[row2];
            int subtree = subtrees[firstSubtree + Long.numberOfTrailingZeros(top)];
            int word = MaskTables.word(subtree);
            long mask = cells[row0 + word] & cells[row1 + word] & cells[row2 + word];
            leaves[r] = MaskTables.leaf(subtree, mask);
        }
    }

    private void findWide(int tree, int[] rank, int count, int[] leaves, int[] rows) {
        int[] head = tables.head;
        long[] cells = tables.cells;
        int at = tables.start(tree);
        int inputs = tables.inputs(tree);
        int stride = head[at + MaskTables.STRIDE];
        int firstSubtree = head[at + MaskTables.FIRST_SUBTREE];
        for (int r = 0, record = 0; r < count; r++, record += width) {
            long top = -1;
            for (int u = 0, h = at + MaskTables.INPUTS; u < inputs; u++, h += 2) {
                rows[u] = row(cells, head[h + 1], rank[record + head[h]], stride);
                top &= cells[rows[u]];
            }
            int subtree = tables.subtrees[firstSubtree + Long.numberOfTrailingZeros(top)];
            int word = MaskTables.word(subtree);
            long mask = -1;
            for (int u = 0; u < inputs; u++) {
                mask &= cells[rows[u] + word];
            }
            leaves[r] = MaskTables.leaf(subtree, mask);
        }
    }

    private static int row(long[] cells, int bits, int rank, int stride) {
        int cell = bits + ((rank >>> 6) << 1);
        return (int) cells[cell + 1] + Long.bitCount(cells[cell] & ((1L << rank) - 1)) * stride;
    }

    private void add(int firstLeaf, int[] leaves, int from, int count, double[][] sums) {
        double[] values = tables.values;
        int outputs = sums.length;
        for (int o = 0; o < outputs; o++) {
            double[] sum = sums[o];
            for (int r = 0; r < count; r++) {
                sum[from + r] += values[(firstLeaf + leaves[r]) * outputs + o];
            }
        }
    }
}
