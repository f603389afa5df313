package io.vigil.core.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order in which a [PackedKernel] keeps the nodes of a forest: tree after tree, each level by level,
/// so that what every record passes lies close together.
///
/// Leaves of the same values have the same number. Where both children of a split are leaves, the pair
/// goes to the end of its tree, and equal pairs are kept once.
final class PackedLayout {

    /// Per tree: the place of its root.
    final int[] root;
    /// Per tree: the number of its first leaf.
    final int[] firstLeaf;
    /// Per place: the node.
    final int[] node;
    /// Per place: how many places further the left child is, whose sibling follows it; 0 at a leaf.
    final int[] distance;
    /// Per place of a leaf: its number within the tree.
    final int[] leaf;
    private final Forest forest;
    private final double[] values;
    private int places;
    private int leaves;

    PackedLayout(Forest forest) {
        this.forest = forest;
        root = new int[forest.trees()];
        firstLeaf = new int[forest.trees()];
        node = new int[forest.nodes()];
        distance = new int[forest.nodes()];
        leaf = new int[forest.nodes()];
        int most = (forest.nodes() + forest.trees()) / 2;
        values = new double[(most + 1) * forest.outputs()];
        for (int t = 0; t < root.length; t++) {
            root[t] = places;
            firstLeaf[t] = leaves;
            place(forest.root(t));
        }
    }

    int places() {
        return places;
    }

    int leaves() {
        return leaves;
    }

    /// Per leaf number of the forest: its values, one after the other.
    double[] values() {
        return Arrays.copyOf(values, leaves * forest.outputs());
    }

    int longestDistance() {
        return Arrays.stream(distance).max().orElse(0);
    }

    int highestLeaf() {
        return Arrays.stream(leaf).max().orElse(0);
    }

    /// Places a tree; the nodes placed so far are the queue of a walk level by level.
    private void place(int rootNode) {
        Map<List<Double>, Integer> numbers = new HashMap<>();
        List<Integer> parentsOfPairs = new ArrayList<>();
        int next = places;
        add(rootNode, numbers);
        for (; next < places; next++) {
            if (isLeaf(node[next])) {
                continue;
            }
            int left = forest.left(node[next]);
            if (isLeaf(left) && isLeaf(left + 1)) {
                parentsOfPairs.add(next);
            } else {
                distance[next] = places - next;
                add(left, numbers);
                add(left + 1, numbers);
            }
        }
        placePairs(parentsOfPairs, numbers);
    }

    private void placePairs(List<Integer> parents, Map<List<Double>, Integer> numbers) {
        Map<Long, Integer> placed = new HashMap<>();
        for (int parent : parents) {
            int left = forest.left(node[parent]);
            long pair = ((long) number(left, numbers) << Integer.SIZE) | number(left + 1, numbers);
            Integer place = placed.putIfAbsent(pair, places);
            distance[parent] = (place == null ? places : place) - parent;
            if (place == null) {
                add(left, numbers);
                add(left + 1, numbers);
            }
        }
    }

    private void add(int added, Map<List<Double>, Integer> numbers) {
        node[places] = added;
        leaf[places] = isLeaf(added) ? number(added, numbers) : 0;
        places++;
    }

    /// The number, within its tree, of the first leaf that has this leaf's values.
    private int number(int added, Map<List<Double>, Integer> numbers) {
        int outputs = forest.outputs();
        int at = leaves * outputs;
        for (int o = 0; o < outputs; o++) {
            values[at + o] = forest.value(added, o);
        }
        Integer known = numbers.putIfAbsent(
                Arrays.stream(values, at, at + outputs).boxed().toList(), numbers.size());
        if (known == null) {
            leaves++;
            return numbers.size() - 1;
        }
        return known;
    }

    private boolean isLeaf(int of) {
        return forest.input(of) == Forest.LEAF;
    }
}
