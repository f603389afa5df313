package io.vigil.core.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The cut of every tree into at most 64 regions, and the order in which a [RegionKernel] keeps the splits
/// below the cut.
///
/// The 63 highest splits are above the cut, which leaves few steps even to a lopsided tree; a split is always
/// higher than those below it. The splits of a region stand together, level by level. A child is told by its
/// *code*: how many places further it stands, or, below 0, the complement of a leaf's number in [PackedLayout].
final class RegionLayout {

    static final int REGIONS = Long.SIZE;

    /// Per tree and region, from left to right: the place of its first split, or the code of the leaf it is.
    final int[] entry;
    /// Per place: the node.
    final int[] node;
    /// Per place: the right child's code in the high half, the left one's in the low.
    final int[] children;
    /// Per input: the splits above the cut, in the order of their positions.
    final List<List<Split>> top;

    private final Forest forest;
    private final Ranks ranks;
    private final PackedLayout packed;
    /// Per place: the place of the same node in the packed layout.
    private final int[] packedPlace;
    /// Per node: how many splits there are, itself included, on the longest way down.
    private final int[] height;
    /// The height above which all splits of the tree at hand are above the cut.
    private int lowest;
    /// How many splits of that height still go above it.
    private int spare;
    private int places;
    private int longest;

    /// A split above the cut.
    ///
    /// @param position its place among all splits of its input (see [Ranks])
    /// @param mask without the regions to its left
    record Split(int position, int tree, long mask) {}

    RegionLayout(Forest forest, Ranks ranks, PackedLayout packed) {
        this.forest = forest;
        this.ranks = ranks;
        this.packed = packed;
        entry = new int[forest.trees() * REGIONS];
        node = new int[forest.nodes() / 2];
        children = new int[node.length];
        packedPlace = new int[node.length];
        height = heights(forest);
        top = IntStream.range(0, forest.inputs()).<List<Split>>mapToObj(i -> new ArrayList<>()).toList();
        int[][] heights = countHeights();
        for (int tree = 0; tree < forest.trees(); tree++) {
            cut(heights[tree]);
            number(tree, forest.root(tree), packed.root[tree], 0);
        }
        top.forEach(splits -> splits.sort(Comparator.comparingInt(Split::position)));
    }

    /// True where a code fits in 16 bits.
    boolean fits() {
        return Math.max(longest, packed.highestLeaf()) <= Short.MAX_VALUE;
    }

    int places() {
        return places;
    }

    private static int[] heights(Forest forest) {
        int[] height = new int[forest.nodes()];
        for (int node = height.length - 1; node >= 0; node--) {
            if (forest.input(node) != Forest.LEAF) {
                int left = forest.left(node);
                height[node] = 1 + Math.max(height[left], height[left + 1]);
            }
        }
        return height;
    }

    /// Per tree and height, how many splits there are.
    private int[][] countHeights() {
        int[][] counts = new int[forest.trees()][];
        Arrays.setAll(counts, t -> new int[height[forest.root(t)] + 1]);
        int[] tree = forest.treeOfNodes();
        for (int of = 0; of < height.length; of++) {
            counts[tree[of]][height[of]]++;
        }
        return counts;
    }

    private void cut(int[] counts) {
        lowest = counts.length - 1;
        spare = REGIONS - 1;
        while (lowest > 0 && counts[lowest] <= spare) {
            spare -= counts[lowest];
            lowest--;
        }
    }

    private boolean isAbove(int of) {
        return height[of] > lowest || (height[of] == lowest && lowest > 0 && spare-- > 0);
    }

    /// Numbers the regions below a node from left to right; returns the number after the last.
    private int number(int tree, int of, int at, int region) {
        if (!isAbove(of)) {
            entry[tree * REGIONS + region] = isLeaf(of) ? leaf(at) : place(of, at);
            return region + 1;
        }
        int left = forest.left(of);
        int leftAt = at + packed.distance[at];
        int right = number(tree, left, leftAt, region);
        long ruledOut = ((1L << (right - region)) - 1) << region;
        int input = forest.input(of);
        top.get(input).add(new Split(ranks.position(input, forest.split(of)), tree, ~ruledOut));
        return number(tree, left + 1, leftAt + 1, right);
    }

    /// Places a region whose first split is given; the splits placed so far are the queue of a walk level by level.
    private int place(int first, int at) {
        int start = places;
        add(first, at);
        for (int place = start; place < places; place++) {
            int left = forest.left(node[place]);
            int leftAt = packedPlace[place] + packed.distance[packedPlace[place]];
            int code = code(place, left, leftAt);
            children[place] = (code(place, left + 1, leftAt + 1) << Short.SIZE) | (code & 0xFFFF);
        }
        return start;
    }

    private int code(int parent, int child, int at) {
        if (isLeaf(child)) {
            return leaf(at);
        }
        longest = Math.max(longest, places - parent);
        add(child, at);
        return places - 1 - parent;
    }

    private int leaf(int at) {
        return ~packed.leaf[at];
    }

    private void add(int added, int at) {
        node[places] = added;
        packedPlace[places] = at;
        places++;
    }

    private boolean isLeaf(int of) {
        return forest.input(of) == Forest.LEAF;
    }
}
