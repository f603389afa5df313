package io.vigil.core.forest;

import java.util.Arrays;

/// QuickScorer over ranks: finds a tree's leaf by and-ing one row of leaf masks per input.
///
/// A split that a record fails rules out all leaves to its left; of the leaves that no failed split
/// rules out, the leftmost is the one the walk ends in [1]. Per tree and input, the table row `k` is
/// the AND of the masks of all splits below the tree's `k`-th split value, so one look-up stands for
/// all failed splits of that input.
///
/// A row is one word of 64 leaves, two words of 128, or, for a larger tree, words of two levels: the
/// tree is cut into at most 64 subtrees of at most 64 leaves, which are packed into words; the AND of
/// the rows' first words names the subtree, the AND of the words it lies in names the leaf.
///
/// Where a row starts is looked up by rank. A forest has thousands of ranks (see [Ranks]) and a tree
/// uses a few of them, so eight trees share coarser ranks, counted over their own splits alone, and
/// keep short maps from those to rows (see [MaskTables]).
///
/// A batch runs tree by tree, records inside, so that one tree's tables serve all records from the
/// nearest cache. Every step is independent of the one before: there is no chain of loads as in a
/// walk. It pays where trees use few inputs.
///
/// 1. C. Lucchese et al., QuickScorer: a fast algorithm to rank documents with additive ensembles of
///    regression trees, SIGIR 2015.
final class MaskKernel implements Kernel {

    /// Records whose leaves are found before their values are added.
    private static final int BLOCK = 1024;

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

    /// True where ranks fit in 16 bits.
    static boolean fits(Ranks ranks) {
        return ranks.most() <= Character.MAX_VALUE;
    }

    @Override
    public void sum(double[][] columns, int rows, double[][] sums) {
        for (double[] sum : sums) {
            Arrays.fill(sum, 0, rows, 0);
        }
        int block = Math.min(BLOCK, rows);
        char[] rank = new char[block * width];
        char[] shared = new char[block * width];
        char[] leaves = new char[block];
        for (int from = 0; from < rows; from += block) {
            int count = Math.min(block, rows - from);
            for (int input = 0; input < width; input++) {
                ranks.rank(input, columns[input], from, count, rank, input * block);
            }
            for (int tree = 0; tree < trees; tree++) {
                if (tree % MaskTables.SHARING == 0) {
                    tables.share(tree, rank, block, count, shared);
                }
                find(tree, shared, block, count, leaves);
                add(tables.firstLeaf(tree), leaves, from, count, sums);
            }
        }
    }

    private void find(int tree, char[] rank, int block, int count, char[] leaves) {
        if (tables.inputs(tree) != MaskTables.NARROW) {
            findWide(tree, rank, block, count, leaves);
            return;
        }
        switch (tables.stride(tree)) {
            case 1 -> findInOneWord(tree, rank, block, count, leaves);
            case 2 -> findInTwoWords(tree, rank, block, count, leaves);
            default -> findInSubtree(tree, rank, block, count, leaves);
        }
    }

    private void findInOneWord(int tree, char[] rank, int block, int count, char[] leaves) {
        long[] cells = tables.rows;
        Rows rows0 = rows(tree, 0, rank, block);
        Rows rows1 = rows(tree, 1, rank, block);
        Rows rows2 = rows(tree, 2, rank, block);
        for (int r = 0; r < count; r++) {
            long mask = cells[rows0.of(r)] & cells[rows1.of(r)] & cells[rows2.of(r)];
            leaves[r] = (char) Long.numberOfTrailingZeros(mask);
        }
    }

    private void findInTwoWords(int tree, char[] rank, int block, int count, char[] leaves) {
        long[] cells = tables.rows;
        Rows rows0 = rows(tree, 0, rank, block);
        Rows rows1 = rows(tree, 1, rank, block);
        Rows rows2 = rows(tree, 2, rank, block);
        for (int r = 0; r < count; r++) {
            int row0 = rows0.of(r);
            int row1 = rows1.of(r);
            int row2 = rows2.of(r);
            int low = Long.numberOfTrailingZeros(cells[row0] & cells[row1] & cells[row2]);
            int high = Long.numberOfTrailingZeros(cells[row0 + 1] & cells[row1 + 1] & cells[row2 + 1]);
            leaves[r] = (char) (low + (high & -(low >>> 6)));
        }
    }

    private void findInSubtree(int tree, char[] rank, int block, int count, char[] leaves) {
        long[] cells = tables.rows;
        Rows rows0 = rows(tree, 0, rank, block);
        Rows rows1 = rows(tree, 1, rank, block);
        Rows rows2 = rows(tree, 2, rank, block);
        int[] subtrees = tables.subtrees;
        int firstSubtree = tables.firstSubtree(tree);
        for (int r = 0; r < count; r++) {
            int row0 = rows0.of(r);
            int row1 = rows1.of(r);
            int row2 = rows2.of(r);
            long top = cells[row0] & cells[row1] & cells[row2];
            int subtree = subtrees[firstSubtree + Long.numberOfTrailingZeros(top)];
            int word = MaskTables.word(subtree);
            long mask = cells[row0 + word] & cells[row1 + word] & cells[row2 + word];
            leaves[r] = (char) MaskTables.leaf(subtree, mask);
        }
    }

    private Rows rows(int tree, int i, char[] rank, int block) {
        return new Rows(
                tables.rows(tree, i), tables.map, tables.map(tree, i), rank, tables.input(tree, i) * block);
    }

    private void findWide(int tree, char[] rank, int block, int count, char[] leaves) {
        int inputs = tables.inputs(tree);
        int[] rows = new int[inputs];
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < inputs; i++) {
                char shared = rank[tables.input(tree, i) * block + r];
                rows[i] = tables.rows(tree, i) + tables.map[tables.map(tree, i) + shared];
            }
            leaves[r] = (char) leaf(tree, rows);
        }
    }

    private int leaf(int tree, int[] rows) {
        long top = and(rows, 0);
        if (tables.stride(tree) > 2) {
            int subtree = tables.subtrees[tables.firstSubtree(tree) + Long.numberOfTrailingZeros(top)];
            return MaskTables.leaf(subtree, and(rows, MaskTables.word(subtree)));
        }
        return top != 0 ? Long.numberOfTrailingZeros(top) : Long.SIZE + Long.numberOfTrailingZeros(and(rows, 1));
    }

    private long and(int[] rows, int word) {
        long mask = -1;
        for (int row : rows) {
            mask &= tables.rows[row + word];
        }
        return mask;
    }

    private void add(int firstLeaf, char[] leaves, int from, int count, double[][] sums) {
        for (int o = 0; o < sums.length; o++) {
            double[] values = tables.values[o];
            double[] sum = sums[o];
            for (int r = 0; r < count; r++) {
                sum[from + r] += values[firstLeaf + leaves[r]];
            }
        }
    }

    /// Where the rows of one input start, by record.
    private record Rows(int first, char[] map, int firstOfMap, char[] rank, int firstRank) {

        int of(int record) {
            return first + map[firstOfMap + rank[firstRank + record]];
        }
    }
}
