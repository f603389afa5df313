package io.vigil.core.series;

import java.util.Locale;

/// Why a reading, or the lack of one, is called anomalous.
public enum Reason {
    /// Out of the sensor's physical range.
    RANGE,
    /// Suddenly far above what was expected, or above the reading before.
    SPIKE,
    /// Suddenly far below what was expected, or below the reading before.
    DIP,
    /// Slid away from what was expected.
    DRIFT,
    /// Jumped and stayed on another level.
    LEVEL_SHIFT,
    /// Repeats one value for longer than this sensor does.
    STUCK,
    /// Sends nothing for longer than this sensor does.
    DROPOUT,
    /// Sends again after such a silence.
    GAP,
    /// An ordinary value at the wrong time of day, or restless where it was calm.
    RHYTHM,
    /// Outside the band around a fitted baseline.
    BAND,
    /// Far from a fitted baseline for a while.
    BREAK;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// Its name on the wire and in files.
    public String id() {
        return id;
    }
}
