package io.vigil.core.record;

import org.jspecify.annotations.Nullable;

/// A number, standardised as `(value - mean) / scale`; a scale of 0 becomes 1.
///
/// @param unit as people write it, or null where it is not known
/// @param statistics of the training data, or null where the bundle carries none
/// @param missing what a missing value means
public record NumericFeature(
        String name,
        @Nullable String unit,
        double mean,
        double scale,
        @Nullable Statistics statistics,
        MissingPolicy missing)
        implements Feature {

    public NumericFeature {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name must not be empty");
        }
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean must be a finite number");
        }
        if (!(scale >= 0) || scale == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("scale must be a finite number of at least 0");
        }
        if (missing == MissingPolicy.MEDIAN && statistics == null) {
            throw new IllegalArgumentException("the missing-value policy median needs a median");
        }
        scale = scale == 0 ? 1 : scale;
    }

    @Override
    public int width() {
        return 1;
    }
}
