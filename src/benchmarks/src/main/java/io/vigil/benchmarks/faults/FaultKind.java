package io.vigil.benchmarks.faults;

import java.util.Locale;

/// What can go wrong with a generated sensor.
enum FaultKind {
    /// One to three readings far off.
    SPIKE,
    /// A slow slide away, then back at once.
    DRIFT,
    /// The same value again and again.
    STUCK,
    /// No readings.
    DROPOUT,
    /// Another level for some hours.
    LEVEL_SHIFT;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
