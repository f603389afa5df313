package io.vigil.core.model;

import io.vigil.core.forest.Forest;
import java.util.Optional;

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

    /// Says how much each feature moved the score of one record.
    ///
    /// @param record its inputs
    /// @throws IllegalStateException where [#unexplained()] gives a reason
    Explanation explain(double[] record, Background background);

    /// Why this estimator cannot explain its scores; empty where it can.
    default Optional<String> unexplained() {
        return Optional.empty();
    }

    /// The forest behind the estimator, where there is one.
    default Optional<Forest> forest() {
        return Optional.empty();
    }
}
