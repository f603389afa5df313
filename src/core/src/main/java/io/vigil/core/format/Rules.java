package io.vigil.core.format;

import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;

/// The rules of records in words, the same for every format.
final class Rules {

    /// How many fields an object may have beside those that are read.
    static final int MAX_OTHER_FIELDS = 1000;

    static final String TOO_MANY_FIELDS = "more than %d fields that the model does not read".formatted(MAX_OTHER_FIELDS);

    private Rules() {}

    /// True where a missing value is no problem.
    static boolean imputes(Feature feature) {
        return feature instanceof NumericFeature numeric && numeric.missing() == MissingPolicy.MEDIAN;
    }

    static String required(String name) {
        return name + " is required";
    }

    static String notNull(String name) {
        return name + " must not be null";
    }

    static String finite(String name) {
        return name + " must be a finite number";
    }

    static String ragged(int columns, int expected) {
        return "the row has %d columns, the header has %d".formatted(columns, expected);
    }

    static String twice(String name) {
        return "the field " + UnknownFields.shortened(name) + " occurs more than once";
    }
}
