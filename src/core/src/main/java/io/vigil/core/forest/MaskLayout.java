package io.vigil.core.forest;

import java.util.Arrays;

/// Where each node of a forest stands within its tree: which leaves lie below it, in order from left
/// to right, and which subtrees of at most 64 leaves the tree is cut into.
///
/// Children stand after their parent, so that one pass backwards counts and one pass forwards numbers.
final class MaskLayout {

    /// Leaves of a subtree, and subtrees of a tree.
    static final int MOST = Long.SIZE;

    /// Leaves of a tree whose rows of masks stay in the nearest cache: they grow with the square.
    private static final int MOST_OF_TREE = 512;

    final int[] tree;
    final int[] leaves;
    final int[] firstLeaf;
    final int[] subtrees;
    final int[] firstSubtree;
    private final int[][] nodesByTree;

    MaskLayout(Forest forest) {
        int nodes = forest.nodes();
        tree = new int[nodes];
        leaves = new int[nodes];
        firstLeaf = new int[nodes];
        subtrees = new int[nodes];
        firstSubtree = new int[nodes];
        count(forest);
        number(forest);
        nodesByTree = group(forest);
    }

    /// True where every tree has at most 512 leaves, in at most 64 subtrees of at most 64 leaves.
    boolean fits(Forest forest) {
        for (int t = 0; t < forest.trees(); t++) {
            int root = forest.root(t);
            if (leaves[root] > MOST_OF_TREE || subtrees[root] > MOST) {
                return false;
            }
        }
        return true;
    }

    /// The nodes of a tree, in ascending order.
    int[] nodes(int tree) {
        return nodesByTree[tree];
    }

    private void count(Forest forest) {
        for (int node = forest.nodes() - 1; node >= 0; node--) {
            if (forest.input(node) == Forest.LEAF) {
                leaves[node] = 1;
                subtrees[node] = 1;
            } else {
                int left = forest.left(node);
                leaves[node] = leaves[left] + leaves[left + 1];
                subtrees[node] = leaves[node] <= MOST ? 1 : subtrees[left] + subtrees[left + 1];
            }
        }
    }

    private void number(Forest forest) {
        for (int t = 0; t < forest.trees(); t++) {
            tree[forest.root(t)] = t;
        }
        for (int node = 0; node < forest.nodes(); node++) {
            if (forest.input(node) != Forest.LEAF) {
                int left = forest.left(node);
                Arrays.fill(tree, left, left + 2, tree[node]);
                firstLeaf[left] = firstLeaf[node];
                firstLeaf[left + 1] = firstLeaf[node] + leaves[left];
                firstSubtree[left] = firstSubtree[node];
                firstSubtree[left + 1] = firstSubtree[node] + (leaves[node] <= MOST ? 0 : subtrees[left]);
            }
        }
    }

    private int[][] group(Forest forest) {
        int[] sizes = new int[forest.trees()];
        for (int t : tree) {
            sizes[t]++;
        }
        int[][] groups = new int[forest.trees()][];
        for (int t = 0; t < groups.length; t++) {
            groups[t] = new int[sizes[t]];
        }
        int[] next = new int[forest.trees()];
        for (int node = 0; node < forest.nodes(); node++) {
            groups[tree[node]][next[tree[node]]++] = node;
        }
        return groups;
    }
}
