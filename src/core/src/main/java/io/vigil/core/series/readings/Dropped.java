package io.vigil.core.series.readings;

import java.util.Locale;

/// What is dropped from a reading that stays.
public enum Dropped {
    /// A latitude or longitude that is out of range, no number, or without the other.
    POSITION,
    /// An `anomaly` that is neither true nor false.
    REPORTED_ANOMALY;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// Its name on the wire and in files.
    public String id() {
        return id;
    }
}
