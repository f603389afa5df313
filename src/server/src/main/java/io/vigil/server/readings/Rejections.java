package io.vigil.server.readings;

import io.vigil.core.series.readings.Rejection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Why readings are rejected, by name and in words.
final class Rejections {

    /// There are as many sensors as the server watches; the reading's is none of them.
    static final String TOO_MANY_SENSORS = "too_many_sensors";

    /// The server keeps as many origins as it may; the reading's is none of them.
    static final String TOO_MANY_ORIGINS = "too_many_origins";

    /// The names of all reasons.
    static final List<String> REASONS = Stream.concat(
                    Arrays.stream(Rejection.values()).map(Rejection::id), Stream.of(TOO_MANY_SENSORS, TOO_MANY_ORIGINS))
            .toList();

    private Rejections() {}

    /// What the rule is, in one sentence that repeats no value.
    static String detail(String reason) {
        return switch (reason) {
            case TOO_MANY_SENSORS -> "the server watches as many sensors as it may, and this is none of them";
            case TOO_MANY_ORIGINS ->
                "the server keeps as many combinations of type, location, plant and unit as it may, and this is none of them";
            default ->
                Arrays.stream(Rejection.values())
                        .filter(rejection -> rejection.id().equals(reason))
                        .findFirst()
                        .map(Rejections::detail)
                        .orElseThrow();
        };
    }

    private static String detail(Rejection rejection) {
        return switch (rejection) {
            case NOT_AN_OBJECT -> "a reading must be a JSON object";
            case DUPLICATE_FIELD -> "a reading must not name a field twice";
            case RAGGED_ROW -> "a row must have as many cells as the header";
            case MISSING_SENSOR -> "a reading must name its sensor by sensor_id, or by sensor, sensor_name or sensor_type";
            case INVALID_TEXT -> "a text must have at most 200 characters, and no control characters";
            case MISSING_TIMESTAMP -> "timestamp or ts is missing";
            case UNPARSABLE_TIMESTAMP -> "timestamp must be ISO-8601 or milliseconds since 1970";
            case MISSING_VALUE -> "value is missing";
            case UNPARSABLE_VALUE -> "value must be a number";
            case NON_FINITE_VALUE -> "value must be a finite number";
            case FUTURE -> "timestamp must not be more than 10 minutes ahead of the server's clock";
            case EXPIRED -> "timestamp must not be older than what the server keeps";
        };
    }
}
