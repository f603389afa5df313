package io.vigil.server.queries;

import io.vigil.core.series.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of event time, in microseconds since 1970-01-01T00:00:00Z.
///
/// @param from the first instant that belongs to it, or null where it has no beginning
/// @param to the first instant after it, or null where it has no end
public record Range(@Nullable Long from, @Nullable Long to) {

    /// The beginning of the year 0; the database does not reach back much farther.
    static final long EARLIEST = Times.micros(Instant.parse("0000-01-01T00:00:00Z"));

    boolean isEmpty() {
        return from != null && to != null && from >= to;
    }

    boolean isLongerThan(long micros) {
        return from != null && to != null && to - from > micros;
    }

    /// The same with an end, where it has a beginning.
    Range atMost(long micros) {
        return from == null || to != null ? this : new Range(from, from + micros);
    }
}
