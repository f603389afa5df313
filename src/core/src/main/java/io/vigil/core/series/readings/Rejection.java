package io.vigil.core.series.readings;

import java.util.Locale;

/// Why something that was sent is no reading.
public enum Rejection {
    /// Not a JSON object.
    NOT_AN_OBJECT,
    /// A JSON object that names a field twice.
    DUPLICATE_FIELD,
    /// A CSV row with more or fewer cells than the header.
    RAGGED_ROW,
    /// No `sensor_id`, and no type to make one of.
    MISSING_SENSOR,
    /// An id, type, location, plant or unit that is longer than 200 characters or holds control characters.
    INVALID_TEXT,
    /// No timestamp, an empty one or null.
    MISSING_TIMESTAMP,
    /// Neither ISO-8601 nor epoch milliseconds.
    UNPARSABLE_TIMESTAMP,
    /// No value, an empty one or null.
    MISSING_VALUE,
    /// Not a number.
    UNPARSABLE_VALUE,
    /// Not a number by name (`NaN`), infinite, or beyond what a double can hold.
    NON_FINITE_VALUE,
    /// Too far ahead of the clock of the server, which alone has one.
    FUTURE,
    /// Older than what the server keeps.
    EXPIRED;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// Its name on the wire and in files.
    public String id() {
        return id;
    }
}
