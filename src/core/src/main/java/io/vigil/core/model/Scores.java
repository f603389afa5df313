package io.vigil.core.model;

/// The scores of a batch and the threshold they are held against.
///
/// @param values one per record
public record Scores(double[] values, double threshold) {

    public int size() {
        return values.length;
    }

    public double score(int record) {
        return values[record];
    }

    public boolean isAnomaly(int record) {
        return values[record] >= threshold;
    }

    public int anomalies() {
        int count = 0;
        for (double value : values) {
            if (value >= threshold) {
                count++;
            }
        }
        return count;
    }

    public Scores withThreshold(double other) {
        return new Scores(values, other);
    }
}
