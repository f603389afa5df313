package io.vigil.server.queries;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What the readings of a zone were like in a window; its times in microseconds.
record ZoneWindow(
        String zone,
        long start,
        long end,
        long count,
        double mean,
        double median,
        double min,
        double max,
        double std,
        long anomalies) {

    static ZoneWindow of(ResultSet row, int number) throws SQLException {
        return new ZoneWindow(
                row.getString("zone"),
                Sql.micros(row, "window_start"),
                Sql.micros(row, "window_end"),
                row.getLong("count"),
                row.getDouble("mean"),
                row.getDouble("median"),
                row.getDouble("min"),
                row.getDouble("max"),
                Sql.number(row, "std"),
                row.getLong("anomalies"));
    }

    /// Writes a window, or that there is none yet.
    static void write(@Nullable ZoneWindow window, Fields fields) {
        double none = Double.NaN;
        fields.time("window_start", window == null ? null : Long.valueOf(window.start));
        fields.time("window_end", window == null ? null : Long.valueOf(window.end));
        fields.whole("count", window == null ? 0 : window.count);
        fields.number("mean", window == null ? none : window.mean);
        fields.number("median", window == null ? none : window.median);
        fields.number("min", window == null ? none : window.min);
        fields.number("max", window == null ? none : window.max);
        fields.number("std", window == null ? none : window.std);
        fields.whole("anomalies", window == null ? 0 : window.anomalies);
    }
}
