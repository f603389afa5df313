package io.vigil.core.forest;

import java.util.Arrays;

/// Takes one record through all trees at once: bit masks for the tops of the trees, a walk for the rest.
///
/// A tree is cut into 64 regions (see [RegionLayout]). As in a [MaskKernel], every split above the cut that
/// the record fails rules out the regions to its left, and the leftmost one that is left is the one the walk
/// would come through. What a value rules out in all trees lies in one piece (see [RegionMasks]), so that a
/// single record need not wait for a table row per tree.
///
/// Below the cut a few steps remain. A node is a `long`: from the top, its split's rank (see [Ranks]), its
/// input, and the codes of its children. The record's ranks are shifted to where the splits stand, so that
/// the sign bit of `node - rank` chooses the code without a branch. All trees take a step before any takes
/// the next, and those that have not come to a leaf are kept in a list: no step waits for another, and none
/// is taken in vain.
final class RegionKernel implements Kernel {

    private static final int INPUT_BITS = 9;
    private static final int INPUT_MASK = (1 << INPUT_BITS) - 1;
    private static final int MOST_RANKS = Integer.MAX_VALUE >> INPUT_BITS;

    private final int width;
    private final int trees;
    private final Ranks ranks;
    private final RegionMasks[] masks;
    private final int[] entry;
    private final long[] nodes;
    private final int[] firstLeaf;
    private final double[] values;

    RegionKernel(Forest forest, Ranks ranks, PackedLayout packed, RegionLayout layout) {
        this.width = forest.inputs();
        this.trees = forest.trees();
        this.ranks = ranks;
        this.masks = new RegionMasks[width];
        for (int input = 0; input < width; input++) {
            masks[input] = new RegionMasks(trees, layout.top.get(input), ranks.size(input));
        }
        this.entry = layout.entry;
        this.nodes = new long[layout.places()];
        for (int place = 0; place < nodes.length; place++) {
            int input = forest.input(layout.node[place]);
            long split = ranks.position(input, forest.split(layout.node[place]));
            nodes[place] = (((split << INPUT_BITS) | input) << Integer.SIZE) | (layout.children[place] & 0xFFFF_FFFFL);
        }
        this.firstLeaf = packed.firstLeaf;
        this.values = packed.values();
    }

    /// True where trees, inputs, ranks and codes fit in the bits there are for them.
    static boolean fits(Forest forest, Ranks ranks, RegionLayout layout) {
        return forest.trees() <= Character.MAX_VALUE
                && forest.inputs() <= INPUT_MASK + 1
                && ranks.most() <= MOST_RANKS
                && layout.fits();
    }

    @Override
    public void sum(double[][] columns, int rows, double[][] sums) {
        int[] rank = new int[width];
        long[] regions = new long[trees];
        int[] at = new int[trees];
        char[] open = new char[trees];
        for (int r = 0; r < rows; r++) {
            Arrays.fill(regions, -1);
            for (int input = 0; input < width; input++) {
                int of = ranks.rank(input, columns[input][r]);
                rank[input] = of << INPUT_BITS;
                masks[input].and(of, regions);
            }
            int count = enter(regions, at, open);
            while (count > 0) {
                count = step(rank, at, open, count);
            }
            add(at, r, sums);
        }
    }

    /// Goes to each tree's region and lists the trees whose region is not a leaf.
    private int enter(long[] regions, int[] at, char[] open) {
        int count = 0;
        for (int t = 0; t < at.length; t++) {
            int place = entry[t * RegionLayout.REGIONS + Long.numberOfTrailingZeros(regions[t])];
            at[t] = place;
            open[count] = (char) t;
            count += ~place >>> 31;
        }
        return count;
    }

    /// Takes one step in each of the listed trees and lists those that have not come to a leaf.
    private int step(int[] rank, int[] at, char[] open, int listed) {
        long[] nodes = this.nodes;
        int count = 0;
        for (int i = 0; i < listed; i++) {
            char t = open[i];
            int place = at[t];
            long node = nodes[place];
            int split = (int) (node >>> Integer.SIZE);
            int right = (split - rank[split & INPUT_MASK]) >>> 31;
            int code = (short) ((int) node >>> (right * Short.SIZE));
            at[t] = code + (place & ~(code >> 31));
            open[count] = t;
            count += ~code >>> 31;
        }
        return count;
    }

    private void add(int[] at, int row, double[][] sums) {
        int outputs = sums.length;
        if (outputs == 2) {
            addPairs(at, row, sums);
            return;
        }
        for (int o = 0; o < outputs; o++) {
            double sum = 0;
            for (int t = 0; t < at.length; t++) {
                sum += values[(firstLeaf[t] + ~at[t]) * outputs + o];
            }
            sums[o][row] = sum;
        }
    }

    /// Two sums side by side, neither of which waits for the other.
    private void addPairs(int[] at, int row, double[][] sums) {
        double first = 0;
        double second = 0;
        for (int t = 0; t < at.length; t++) {
            int leaf = (firstLeaf[t] + ~at[t]) * 2;
            first += values[leaf];
            second += values[leaf + 1];
        }
        sums[0][row] = first;
        sums[1][row] = second;
    }
}
