package io.vigil.core.evaluate;

import java.util.OptionalDouble;

/// How often a decision was right: anomalies found and missed, normal rows flagged and left alone.
public record Confusion(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {

    /// Counts the rows.
    ///
    /// @param truth which rows are anomalies
    /// @param flagged which rows were taken for one
    public static Confusion of(boolean[] truth, boolean[] flagged) {
        if (truth.length != flagged.length) {
            throw new IllegalArgumentException("truth and flagged must hold one value per row");
        }
        long[] counts = new long[4];
        for (int i = 0; i < truth.length; i++) {
            counts[(truth[i] ? 2 : 0) + (flagged[i] ? 1 : 0)]++;
        }
        return new Confusion(counts[3], counts[1], counts[0], counts[2]);
    }

    public long rows() {
        return anomalies() + falsePositives + trueNegatives;
    }

    /// The rows that are anomalies.
    public long anomalies() {
        return truePositives + falseNegatives;
    }

    /// The rows that were taken for anomalies.
    public long flagged() {
        return truePositives + falsePositives;
    }

    /// The share of the flagged rows that are anomalies; absent where none was flagged.
    public OptionalDouble precision() {
        return ratio(truePositives, flagged());
    }

    /// The share of the anomalies that were flagged; absent where there are none.
    public OptionalDouble recall() {
        return ratio(truePositives, anomalies());
    }

    /// The harmonic mean of precision and recall; absent where there are no anomalies.
    public OptionalDouble f1() {
        return anomalies() == 0
                ? OptionalDouble.empty()
                : ratio(2 * truePositives, flagged() + anomalies());
    }

    /// The share of the normal rows that were flagged; absent where there are none.
    public OptionalDouble falseAlarmRate() {
        return ratio(falsePositives, falsePositives + trueNegatives);
    }

    private static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
