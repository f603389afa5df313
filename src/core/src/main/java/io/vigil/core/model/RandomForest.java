package io.vigil.core.model;

import io.vigil.core.forest.Forest;
import java.util.Optional;

/// A soft vote of classification trees: the weighted mean of the leaves' class probabilities.
///
/// Leaves hold `weight * P(normal)` and `weight * P(anomaly)`, each tree weighted by its out-of-bag
/// accuracy, added up in tree order and normalised, exactly as Smile's
/// `RandomForest.predict(x, posteriori)` does. Source: L. Breiman, Random Forests (2001).
public final class RandomForest implements Estimator {

    private static final int NORMAL = 0;
    private static final int ANOMALY = 1;

    private final Forest forest;

    /// @param forest with two outputs: the weighted probabilities of normal and of anomaly
    public RandomForest(Forest forest) {
        if (forest.outputs() != 2) {
            throw new IllegalArgumentException("a random forest's leaves must hold 2 values, not " + forest.outputs());
        }
        this.forest = forest;
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
        double[][] sums = new double[2][rows];
        forest.sum(inputs, rows, sums);
        for (int r = 0; r < rows; r++) {
            scores[r] = sums[ANOMALY][r] / (sums[NORMAL][r] + sums[ANOMALY][r]);
        }
    }

    @Override
    public Explanation explain(double[] record, double[] medians) {
        return new Explanation(0, new double[record.length]);
    }

    @Override
    public Optional<Forest> forest() {
        return Optional.of(forest);
    }
}
