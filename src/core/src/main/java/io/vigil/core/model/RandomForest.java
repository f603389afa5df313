package io.vigil.core.model;

import io.vigil.core.forest.Forest;
import io.vigil.core.forest.TreeShap;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A soft vote of classification trees: the weighted mean of the leaves' class probabilities.
///
/// Leaves hold `weight * P(normal)` and `weight * P(anomaly)`, each tree weighted by its out-of-bag
/// accuracy, added up in tree order and normalised, exactly as Smile's
/// `RandomForest.predict(x, posteriori)` does. Source: L. Breiman, Random Forests (2001).
public final class RandomForest implements Estimator {

    private static final int NORMAL = 0;
    private static final int ANOMALY = 1;

    /// Deeper trees are not explained: the walk over a tree recurses.
    private static final int EXPLAINED_DEPTH = 1000;

    private final Forest forest;
    private final double weight;
    private final @Nullable String unexplained;
    private final double expected;

    /// @param forest with two outputs: the weighted probabilities of normal and of anomaly, whose sum
    ///     is the same in all leaves of a tree
    public RandomForest(Forest forest) {
        if (forest.outputs() != 2) {
            throw new IllegalArgumentException("a random forest's leaves must hold 2 values, not " + forest.outputs());
        }
        if (forest.planes() > 0) {
            throw new IllegalArgumentException("a random forest must not split by hyperplanes");
        }
        this.forest = forest;
        this.weight = totalWeight(forest);
        this.unexplained = whyUnexplained(forest);
        this.expected = unexplained == null ? TreeShap.expected(forest, ANOMALY) / weight : 0;
    }

    private static double totalWeight(Forest forest) {
        double[] weights = new double[forest.trees()];
        Arrays.fill(weights, -1);
        int[] trees = forest.treeOfNodes();
        for (int node = 0; node < trees.length; node++) {
            if (forest.input(node) == Forest.LEAF) {
                double leaf = leafWeight(forest, node);
                double tree = weights[trees[node]];
                if (tree >= 0 && !(Math.abs(leaf - tree) <= 1e-9 * tree)) {
                    throw new IllegalArgumentException(
                            "node %d: its values must add up to the same as in the other leaves of tree %d"
                                    .formatted(node, trees[node]));
                }
                weights[trees[node]] = leaf;
            }
        }
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the trees' weights must add up to a finite number above 0");
        }
        return sum;
    }

    private static double leafWeight(Forest forest, int node) {
        double normal = forest.value(node, NORMAL);
        double anomaly = forest.value(node, ANOMALY);
        if (!(normal >= 0) || !(anomaly >= 0)) {
            throw new IllegalArgumentException("node %d: its values must be at least 0".formatted(node));
        }
        return normal + anomaly;
    }

    private static @Nullable String whyUnexplained(Forest forest) {
        if (!forest.knowsCover()) {
            return "the forest does not say how many training samples came through its nodes";
        }
        return forest.depth() > EXPLAINED_DEPTH ? "the forest is deeper than " + EXPLAINED_DEPTH + " splits" : null;
    }

    @Override
    public int inputs() {
        return forest.inputs();
    }

    @Override
    public ScoreKind scoreKind() {
        return ScoreKind.PROBABILITY;
    }

    @Override
    public void score(double[][] inputs, int rows, double[] scores) {
        double[] normal = new double[rows];
        forest.sum(inputs, rows, new double[][] {normal, scores});
        for (int r = 0; r < rows; r++) {
            scores[r] = scores[r] / (normal[r] + scores[r]);
        }
    }

    /// Exact Shapley values: they and the expected score add up to the score, which is linear in the
    /// leaves because the trees' weights do not depend on the record.
    @Override
    public Explanation explain(double[] record, Background background) {
        if (unexplained != null) {
            throw new IllegalStateException(unexplained);
        }
        double[] contributions = background.perFeature(TreeShap.contributions(forest, ANOMALY, record));
        for (int f = 0; f < contributions.length; f++) {
            contributions[f] /= weight;
        }
        return new Explanation(expected, contributions);
    }

    @Override
    public Optional<String> unexplained() {
        return Optional.ofNullable(unexplained);
    }

    @Override
    public Optional<Forest> forest() {
        return Optional.of(forest);
    }
}
