package io.vigil.core.model;

/// What an explanation holds a record against, and which inputs belong together.
///
/// @param medians the training median of each input, as it enters the estimator
/// @param features per input, the position of the feature it comes from, never decreasing: the
///     one-hot inputs of a category share one
public record Background(double[] medians, int[] features) {

    /// The number of features.
    public int size() {
        return features[features.length - 1] + 1;
    }

    /// Adds up what belongs to one feature.
    double[] perFeature(double[] perInput) {
        double[] sums = new double[size()];
        for (int i = 0; i < perInput.length; i++) {
            sums[features[i]] += perInput[i];
        }
        return sums;
    }
}
