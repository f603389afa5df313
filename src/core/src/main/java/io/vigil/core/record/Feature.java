package io.vigil.core.record;

/// One column that a model reads.
public sealed interface Feature permits NumericFeature, CategoricalFeature {

    String name();

    /// The number of estimator inputs this feature becomes.
    int width();
}
