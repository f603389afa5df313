package io.vigil.benchmarks.peers;

import io.vigil.core.forest.Forest;

/// What a leaf of a random forest adds to the probability of an anomaly.
final class Probabilities {

    private final Forest forest;
    private final double total;

    Probabilities(Forest forest) {
        this.forest = forest;
        double sum = 0;
        for (int tree = 0; tree < forest.trees(); tree++) {
            sum += weight(forest, forest.root(tree));
        }
        this.total = sum;
    }

    double anomaly(int leaf) {
        return forest.value(leaf, 1) / total;
    }

    /// A tree's weight: what the values of any of its leaves add up to.
    private static double weight(Forest forest, int root) {
        int node = root;
        while (forest.input(node) != Forest.LEAF) {
            node = forest.left(node);
        }
        return forest.value(node, 0) + forest.value(node, 1);
    }
}
