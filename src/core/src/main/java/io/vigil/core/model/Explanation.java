package io.vigil.core.model;

import java.util.Comparator;
import java.util.stream.IntStream;

/// What each feature added to a score.
///
/// @param expected the score of an unremarkable record, from which the contributions lead away
/// @param contributions one per feature, positive where it made the record more anomalous (robust-z:
///     the signed z itself)
public record Explanation(double expected, double[] contributions) {

    /// The positions of the features, the one with the largest contribution of either sign first;
    /// equal ones in schema order.
    public int[] largestFirst() {
        return IntStream.range(0, contributions.length)
                .boxed()
                .sorted(Comparator.comparingDouble(f -> -Math.abs(contributions[f])))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
