package io.vigil.core.model;

/// What each input added to a score.
///
/// @param expected the score of an unremarkable record, from which the contributions lead away
/// @param contributions one per input, positive where the input made the record more anomalous
///     (robust-z: the signed z itself)
public record Explanation(double expected, double[] contributions) {}
