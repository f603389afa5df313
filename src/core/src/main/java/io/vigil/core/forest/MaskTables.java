package io.vigil.core.forest;

import java.util.Arrays;

/// The tables of a [MaskKernel], all trees in the same few arrays.
final class MaskTables {

    /// Trees that share ranks.
    static final int SHARING = 8;

    /// Inputs of a tree that are looked up without a loop; a tree with fewer repeats one of them,
    /// which changes no AND.
    static final int NARROW = 3;

    /// What the head of a tree holds: the number of its inputs, the length of a row of masks, the
    /// position of its first subtree, the number of its first leaf, then its inputs.
    private static final int STRIDE = 1;

    private static final int FIRST_SUBTREE = 2;
    private static final int FIRST_LEAF = 3;
    private static final int INPUTS = 4;

    /// What it holds per input: the input, where its map begins, where its rows begin.
    private static final int PER_INPUT = 3;

    private static final int WORD_BITS = 7;
    private static final int SHIFT_BITS = 6;

    /// Per tree, input and shared rank: where the row of masks starts, from the input's first row on.
    final char[] map;
    /// Per tree and input, the rows of masks.
    final long[] rows;
    /// Per subtree: its first leaf within the tree, its word in a row, its first bit in the word.
    final int[] subtrees;
    /// Per output and leaf, tree after tree and from left to right.
    final double[][] values;

    private final int width;
    private final int[] starts;
    private final int[] head;
    /// The cells of [MaskShare], and where they begin, per group of trees and input.
    private final long[] cells;

    private final int[] firstCell;

    MaskTables(Forest forest, Ranks ranks, MaskLayout layout) {
        width = forest.inputs();
        MaskTree[] trees = new MaskTree[forest.trees()];
        int groups = (trees.length + SHARING - 1) / SHARING;
        long[][] shared = new long[groups * width][];
        for (int group = 0; group < groups; group++) {
            int from = group * SHARING;
            int to = Math.min(trees.length, from + SHARING);
            MaskShare share = new MaskShare(forest, ranks, layout, from, to);
            for (int input = 0; input < width; input++) {
                shared[group * width + input] = share.cells(input, ranks.size(input));
            }
            for (int t = from; t < to; t++) {
                trees[t] = MaskTree.of(forest, ranks, layout, share, t);
            }
        }
        firstCell = new int[shared.length];
        for (int i = 1; i < shared.length; i++) {
            firstCell[i] = firstCell[i - 1] + shared[i - 1].length;
        }
        cells = Arrays.stream(shared).flatMapToLong(Arrays::stream).toArray();
        starts = new int[trees.length];
        head = new int[sum(trees, tree -> INPUTS + PER_INPUT * tree.lookups())];
        map = new char[sum(trees, MaskTree::mapSize)];
        rows = new long[sum(trees, MaskTree::rowsSize)];
        subtrees = new int[sum(trees, MaskTree::subtrees)];
        values = new double[forest.outputs()][sum(trees, MaskTree::leaves)];
        copy(trees);
    }

    private static int sum(MaskTree[] trees, java.util.function.ToIntFunction<MaskTree> size) {
        return Math.toIntExact(
                Arrays.stream(trees).mapToLong(tree -> size.applyAsInt(tree)).sum());
    }

    private void copy(MaskTree[] trees) {
        int at = 0;
        MaskTree.Position position = new MaskTree.Position();
        for (int t = 0; t < trees.length; t++) {
            MaskTree tree = trees[t];
            starts[t] = at;
            head[at] = tree.lookups();
            head[at + STRIDE] = tree.stride();
            head[at + FIRST_SUBTREE] = position.subtree;
            head[at + FIRST_LEAF] = position.leaf;
            at += INPUTS;
            for (int i = 0; i < tree.lookups(); i++) {
                head[at] = tree.input(i);
                head[at + 1] = position.map + tree.mapStart(i);
                head[at + 2] = position.row + tree.rowsStart(i);
                at += PER_INPUT;
            }
            tree.copyTo(this, position);
        }
    }

    /// Turns ranks into those that a group of trees shares.
    ///
    /// @param tree the first of the group
    /// @param ranks per input, `block` apart
    void share(int tree, char[] ranks, int block, int count, char[] out) {
        for (int input = 0; input < width; input++) {
            MaskShare.rank(cells, firstCell[tree / SHARING * width + input], ranks, input * block, count, out);
        }
    }

    int inputs(int tree) {
        return head[starts[tree]];
    }

    int stride(int tree) {
        return head[starts[tree] + STRIDE];
    }

    int firstSubtree(int tree) {
        return head[starts[tree] + FIRST_SUBTREE];
    }

    int firstLeaf(int tree) {
        return head[starts[tree] + FIRST_LEAF];
    }

    int input(int tree, int i) {
        return head[starts[tree] + INPUTS + PER_INPUT * i];
    }

    int map(int tree, int i) {
        return head[starts[tree] + INPUTS + PER_INPUT * i + 1];
    }

    int rows(int tree, int i) {
        return head[starts[tree] + INPUTS + PER_INPUT * i + 2];
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
