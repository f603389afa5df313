package io.vigil.core.forest;

import java.util.Arrays;
import java.util.List;

/// The regions of all trees (see [RegionLayout]) that one value of a record leaves, as bit masks.
///
/// The splits of an input are in order, so a value fails the first so many of them. The masks of all trees
/// are known for every so many failed splits; the few beyond are added one by one.
final class RegionMasks {

    private final int trees;
    private final int stepBits;
    /// Per rank: how many splits lie below.
    private final int[] below;
    /// Per split: its tree, and the regions it leaves.
    private final char[] tree;
    private final long[] mask;
    /// Per step and tree: the regions that all splits before the step leave.
    private final long[] known;

    /// @param splits those of one input, in order
    /// @param ranks the input's largest rank
    RegionMasks(int trees, List<RegionLayout.Split> splits, int ranks) {
        this.trees = trees;
        // half as many splits as trees: adding them takes about as long as what is known, and less room
        stepBits = Math.max(0, Integer.SIZE - 2 - Integer.numberOfLeadingZeros(trees));
        below = new int[ranks + 1];
        tree = new char[splits.size()];
        mask = new long[splits.size()];
        known = new long[((splits.size() >> stepBits) + 1) * trees];
        long[] left = new long[trees];
        Arrays.fill(left, -1);
        for (int s = 0; s < mask.length; s++) {
            know(s, left);
            RegionLayout.Split split = splits.get(s);
            tree[s] = (char) split.tree();
            mask[s] = split.mask();
            left[tree[s]] &= mask[s];
            below[split.position() + 1]++;
        }
        know(mask.length, left);
        Arrays.parallelPrefix(below, Integer::sum);
    }

    private void know(int splits, long[] left) {
        if ((splits & ((1 << stepBits) - 1)) == 0) {
            System.arraycopy(left, 0, known, (splits >> stepBits) * trees, trees);
        }
    }

    /// Takes from each tree's mask the regions that a value of this rank rules out.
    void and(int rank, long[] masks) {
        int failed = below[rank];
        int step = failed >> stepBits;
        int at = step * trees;
        for (int t = 0; t < trees; t++) {
            masks[t] &= known[at + t];
        }
        for (int s = step << stepBits; s < failed; s++) {
            masks[tree[s]] &= mask[s];
        }
    }
}
