package io.vigil.server.readings;

import io.vigil.core.series.windows.ZoneStatistics;
import io.vigil.core.series.windows.ZoneWindows;
import io.vigil.core.series.zones.Zones;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the sliding windows of zones to `sensor_zone_stats` as they end.
final class ZoneRows {

    private static final String WRITE =
            """
            insert into sensor_zone_stats (zone, window_start, window_end, count, mean, median, min, max, std, anomalies)
            select w.zone, %s, %s, w.count, w.mean, w.median, w.min, w.max, w.std, w.anomalies
            from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::float8[], ?::float8[], ?::float8[], ?::float8[],
                ?::float8[], ?::bigint[]) w (zone, first, last, count, mean, median, min, max, std, anomalies)
            on conflict (zone, window_end) do nothing
            """.formatted(Sql.instant("w.first"), Sql.instant("w.last"));

    private final Zones zones;
    private final Duration window;
    private final ZoneWindows windows;

    ZoneRows(Zones zones, Duration window, Duration slide) {
        this.zones = zones;
        this.window = window;
        this.windows = new ZoneWindows(window, slide);
    }

    /// Takes up the windows that had not ended yet: they are built again from the readings.
    ///
    /// @param newestMicros the newest event time that is stored; what ended before that was written with
    ///     it, unless the zones are new, whose windows begin now
    void resume(Connection connection, long newestMicros) throws SQLException {
        if (zones.names().isEmpty() || newestMicros == Long.MIN_VALUE) {
            return;
        }
        windows.close(Math.max(newestMicros, closed(connection)));
        String sql =
                """
                select lat, lon, %s, value, anomaly from readings
                where lat is not null and lon is not null and "timestamp" >= %s
                order by id
                """.formatted(Sql.micros("\"timestamp\""), Sql.instant("?"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(10_000);
            statement.setLong(1, newestMicros - window.toSeconds() * 1_000_000L);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String zone = zones.find(rows.getDouble(1), rows.getDouble(2));
                    add(zone, rows.getLong(3), rows.getDouble(4), rows.getBoolean(5));
                }
            }
        }
    }

    /// The end of the last window that was written, Long.MIN_VALUE where none was.
    private static long closed(Connection connection) throws SQLException {
        String sql = "select coalesce(%s, %d) from sensor_zone_stats".formatted(
                Sql.micros("max(window_end)"), Long.MIN_VALUE);
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// The zone of a position, null where there is none.
    @Nullable String zone(double lat, double lon) {
        return Double.isNaN(lat) ? null : zones.find(lat, lon);
    }

    /// @param nowMicros windows that end no later are written; Long.MIN_VALUE before the first reading
    void write(Connection connection, List<StoredReading> readings, long nowMicros) throws SQLException {
        for (StoredReading stored : readings) {
            add(stored.zone(), stored.reading().micros(), stored.reading().value(), stored.verdict().isAnomaly());
        }
        List<ZoneStatistics> closed = nowMicros == Long.MIN_VALUE ? List.of() : windows.close(nowMicros);
        if (closed.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            Sql.set(
                    statement,
                    Sql.texts(connection, closed, ZoneStatistics::zone),
                    Sql.longs(connection, closed, ZoneStatistics::startMicros),
                    Sql.longs(connection, closed, ZoneStatistics::endMicros),
                    Sql.longs(connection, closed, ZoneStatistics::count),
                    Sql.doubles(connection, closed, ZoneStatistics::mean),
                    Sql.doubles(connection, closed, ZoneStatistics::median),
                    Sql.doubles(connection, closed, ZoneStatistics::min),
                    Sql.doubles(connection, closed, ZoneStatistics::max),
                    Sql.doubles(connection, closed, ZoneStatistics::std),
                    Sql.longs(connection, closed, ZoneStatistics::anomalies));
            statement.executeUpdate();
        }
    }

    private void add(@Nullable String zone, long micros, double value, boolean anomaly) {
        if (zone != null) {
            windows.add(zone, micros, value, anomaly);
        }
    }
}
