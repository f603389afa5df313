package io.vigil.core.model;

import io.vigil.core.forest.Forest;

/// Scores standardised records; higher is more anomalous. Immutable and safe for many threads.
public sealed interface Estimator permits RandomForest, IsolationForest, RobustZ, Mahalanobis {

    /// The number of inputs a record has here.
    int inputs();

    /// What the scores are.
    ScoreKind scoreKind();

    /// Scores the rows `[0, rows)`.
    ///
    /// @param inputs one array per input, each holding at least `rows` values, none of them NaN
    /// @param scores where the finite results go
    void score(double[][] inputs, int rows, double[] scores);

    /// Says how much each input moved the score of one record.
    ///
    /// @param record its inputs
    /// @param medians the training medians of the inputs, as they enter this estimator
    Explanation explain(double[] record, double[] medians);

    /// The forest behind the estimator, where there is one.
    default java.util.Optional<Forest> forest() {
        return java.util.Optional.empty();
    }
}
