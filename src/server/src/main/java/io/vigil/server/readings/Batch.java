package io.vigil.server.readings;

import io.vigil.core.series.watch.Silence;
import java.util.List;

/// What one transaction of the writer holds.
///
/// @param readings in the order of their ids
/// @param silences sensors that are overdue, each at first and from time to time while it is; looked for about
///     once a second, empty otherwise
/// @param nowMicros the newest event time of the feed plus the time elapsed since it came, in
///     microseconds since 1970-01-01T00:00:00Z; Long.MIN_VALUE before the first reading
public record Batch(List<StoredReading> readings, List<Silence> silences, long nowMicros) {

    public Batch {
        readings = List.copyOf(readings);
        silences = List.copyOf(silences);
    }
}
