package io.vigil.core.forest;

import java.util.Arrays;

/// The tables of a [MaskKernel], all trees in the same few arrays.
final class MaskTables {

    /// Inputs of a tree that are looked up without a loop; a tree with fewer repeats one of them,
    /// which changes no AND.
    static final int NARROW = 3;

    /// Where a tree's head holds the length of a row of masks.
    static final int STRIDE = 1;
    /// Where it holds the position of its first subtree.
    static final int FIRST_SUBTREE = 2;
    /// Where it holds the number of its first leaf.
    static final int FIRST_LEAF = 3;
    /// Where its inputs begin: pairs of the input and the cell where its bits begin.
    static final int INPUTS = 4;

    private static final int WORD_BITS = 7;
    private static final int SHIFT_BITS = 6;

    /// Per tree: the number of inputs, then as above.
    final int[] head;
    /// Bits and rows of masks. Per 64 ranks two cells: which of them the tree splits at, and the row
    /// that belongs to the first.
    final long[] cells;
    /// Per subtree: its first leaf within the tree, its word in a row, its first bit in the word.
    final int[] subtrees;
    /// Per leaf, tree after tree and from left to right.
    final double[] values;

    private final int[] starts;

    MaskTables(Forest forest, Ranks ranks, MaskLayout layout) {
        MaskTree[] trees = new MaskTree[forest.trees()];
        for (int t = 0; t < trees.length; t++) {
            trees[t] = MaskTree.of(forest, ranks, layout, t);
        }
        starts = new int[trees.length];
        head = new int[Arrays.stream(trees).mapToInt(MaskTree::headSize).sum()];
        cells = new long[Math.toIntExact(Arrays.stream(trees).mapToLong(MaskTree::cells).sum())];
        subtrees = new int[Arrays.stream(trees).mapToInt(MaskTree::subtrees).sum()];
        values = new double[Arrays.stream(trees).mapToInt(MaskTree::values).sum()];
        MaskTree.Position position = new MaskTree.Position();
        for (int t = 0; t < trees.length; t++) {
            starts[t] = position.head;
            trees[t].copyTo(this, position);
        }
    }

    int start(int tree) {
        return starts[tree];
    }

    int inputs(int tree) {
        return head[starts[tree]];
    }

    int firstLeaf(int tree) {
        return head[starts[tree] + FIRST_LEAF];
    }

    static int packSubtree(int firstLeaf, int word, int shift) {
        return (firstLeaf << (WORD_BITS + SHIFT_BITS)) | (word << SHIFT_BITS) | shift;
    }

    static int word(int subtree) {
        return (subtree >>> SHIFT_BITS) & ((1 << WORD_BITS) - 1);
    }

    /// The leaf, numbered within its tree, whose bit is the lowest one of the subtree in the mask.
    static int leaf(int subtree, long mask) {
        return (subtree >>> (WORD_BITS + SHIFT_BITS)) + Long.numberOfTrailingZeros(mask >>> subtree);
    }
}
