package io.vigil.core.forest;

/// How the leaves of one tree share the words of a row of masks: one word, two words, or word 0 for the
/// subtrees and the words after it for their leaves.
final class MaskWords {

    /// Leaves of a tree that is not cut into subtrees.
    private static final int WHOLE = 2 * Long.SIZE;

    /// Per subtree, the word of a row that it lies in: 1 or above, as word 0 is for the subtrees themselves.
    final int[] word;
    /// Per subtree, its first bit in the word.
    final int[] shift;
    /// Per subtree, the number of its first leaf in the tree.
    final int[] firstLeaf;
    private final int stride;

    /// The length of a row: 1 or 2 where the tree is whole, more where it is cut.
    int stride() {
        return stride;
    }

    private MaskWords(int[] word, int[] shift, int[] firstLeaf, int stride) {
        this.word = word;
        this.shift = shift;
        this.firstLeaf = firstLeaf;
        this.stride = stride;
    }

    static MaskWords of(Forest forest, MaskLayout layout, int tree) {
        int leaves = layout.leaves[forest.root(tree)];
        return leaves <= WHOLE
                ? new MaskWords(new int[0], new int[0], new int[0], (leaves + Long.SIZE - 1) / Long.SIZE)
                : cut(forest, layout, tree);
    }

    private static MaskWords cut(Forest forest, MaskLayout layout, int tree) {
        int subtrees = layout.subtrees[forest.root(tree)];
        int[] word = new int[subtrees];
        int[] shift = new int[subtrees];
        int[] firstLeaf = new int[subtrees];
        int[] used = new int[subtrees];
        int count = 0;
        for (int node : subtreeRoots(forest, layout, tree)) {
            int subtree = layout.firstSubtree[node];
            int w = 0;
            while (used[w] + layout.leaves[node] > MaskLayout.MOST) {
                w++;
            }
            word[subtree] = w + 1;
            shift[subtree] = used[w];
            firstLeaf[subtree] = layout.firstLeaf[node];
            used[w] += layout.leaves[node];
            count = Math.max(count, w + 1);
        }
        return new MaskWords(word, shift, firstLeaf, 1 + count);
    }

    /// Clears, in a row of masks, all leaves to the left of a split.
    void ruleOutLeft(Forest forest, MaskLayout layout, int node, long[] row, int offset) {
        int left = forest.left(node);
        if (word.length == 0) {
            ruleOut(layout.firstLeaf[node], layout.leaves[left], row, offset);
            return;
        }
        int subtree = layout.firstSubtree[node];
        if (layout.leaves[node] > MaskLayout.MOST) {
            row[offset] &= ~ones(subtree, layout.subtrees[left]);
        } else {
            int first = shift[subtree] + layout.firstLeaf[node] - firstLeaf[subtree];
            row[offset + word[subtree]] &= ~ones(first, layout.leaves[left]);
        }
    }

    private static void ruleOut(int first, int length, long[] row, int offset) {
        for (int leaf = first; leaf < first + length; leaf++) {
            row[offset + leaf / Long.SIZE] &= ~(1L << leaf);
        }
    }

    private static long ones(int first, int length) {
        return (length == Long.SIZE ? -1 : (1L << length) - 1) << first;
    }

    /// The largest subtrees of at most 64 leaves; the whole tree has more.
    private static int[] subtreeRoots(Forest forest, MaskLayout layout, int tree) {
        int[] roots = new int[layout.subtrees[forest.root(tree)]];
        int next = 0;
        for (int node : layout.nodes(tree)) {
            if (layout.leaves[node] > MaskLayout.MOST) {
                for (int child = forest.left(node); child <= forest.left(node) + 1; child++) {
                    if (layout.leaves[child] <= MaskLayout.MOST) {
                        roots[next++] = child;
                    }
                }
            }
        }
        return roots;
    }
}
