package io.vigil.core.series;

import java.time.Instant;

/// One value of one sensor at one instant.
///
/// @param micros the event time in microseconds since 1970-01-01T00:00:00Z
/// @param value finite
public record Reading(SensorKey key, long micros, double value) {

    public Reading {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite");
        }
    }

    public Instant instant() {
        return Times.instant(micros);
    }
}
