package io.vigil.core.series.online;

import io.vigil.core.evaluate.Quantiles;
import io.vigil.core.random.SeededRandom;

/// What one training brings, and the rows it was made of.
final class Model {

    private static final int TREES = 100;

    /// Any fixed number will do; it makes a forest follow from its rows and their training's number.
    private static final long SEED = 20_081_215;

    final double[][] columns;
    final int training;
    final IsolationTrees trees;
    private final Quantiles scores;
    private final Quantiles values;

    /// @param columns one array per feature
    /// @param training the training's number, counted from 1
    Model(double[][] columns, int training) {
        this.columns = columns;
        this.training = training;
        this.trees = TreeGrower.grow(
                Features.informative(columns), rows(), TREES, SeededRandom.of(SEED, training));
        this.scores = Quantiles.of(ownScores());
        this.values = Quantiles.of(columns[Features.VALUE]);
    }

    private double[] ownScores() {
        double[] row = new double[columns.length];
        double[] own = new double[rows()];
        for (int r = 0; r < own.length; r++) {
            for (int c = 0; c < row.length; c++) {
                row[c] = columns[c][r];
            }
            own[r] = trees.score(row);
        }
        return own;
    }

    int rows() {
        return columns[0].length;
    }

    /// The score from which a row is anomalous, where this share of the training rows should be.
    double threshold(double contamination) {
        return Math.nextUp(scores.at(1 - contamination));
    }

    /// The median value of the type.
    double median() {
        return values.median();
    }

    double low() {
        return values.min();
    }

    double high() {
        return values.max();
    }
}
