package io.vigil.core.record;

/// What a missing value means.
public enum MissingPolicy {
    /// The record is refused.
    REJECT,
    /// The training median stands in.
    MEDIAN
}
