package io.vigil.server.readings;

import io.vigil.core.series.Reading;
import io.vigil.core.series.windows.Aggregate;
import io.vigil.core.series.windows.TumblingWindows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Keeps the one-minute windows of `sensor_aggregates` as they are after each batch. The latest stay in
/// memory, an older one is read where a late reading falls into it.
final class AggregateRows {

    private static final int REMEMBERED = 10_000;

    private static final String FIND =
            """
            select %s, a.location, a.sensor_type, a.count_readings, a.avg_value, a.squares, a.min_value, a.max_value,
                a.anomaly_count
            from unnest(?::bigint[], ?::text[], ?::text[]) asked (micros, location, sensor_type)
            join sensor_aggregates a on a.window_start = %s
                and a.location = asked.location and a.sensor_type = asked.sensor_type
            """.formatted(Sql.micros("a.window_start"), Sql.instant("asked.micros"));

    private static final String WRITE =
            """
            insert into sensor_aggregates (window_start, window_end, location, sensor_type, count_readings, avg_value,
                squares, min_value, max_value, stddev_value, anomaly_count)
            select %s, %s, w.location, w.sensor_type, w.count, w.mean, w.squares, w.min, w.max, w.std, w.anomalies
            from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::float8[], ?::float8[], ?::float8[], ?::float8[],
                ?::float8[], ?::bigint[]) w (micros, location, sensor_type, count, mean, squares, min, max, std, anomalies)
            on conflict (window_start, location, sensor_type) do update set
                count_readings = excluded.count_readings, avg_value = excluded.avg_value, squares = excluded.squares,
                min_value = excluded.min_value, max_value = excluded.max_value, stddev_value = excluded.stddev_value,
                anomaly_count = excluded.anomaly_count
            """.formatted(Sql.instant("w.micros"), Sql.instant("(w.micros + " + TumblingWindows.MICROS + ")"));

    private final Map<TumblingWindows.Key, Aggregate> windows = new LinkedHashMap<>(16, 0.75f, true);

    void write(Connection connection, List<StoredReading> readings) throws SQLException {
        if (readings.isEmpty()) {
            return;
        }
        Set<TumblingWindows.Key> touched = new LinkedHashSet<>();
        readings.forEach(stored -> touched.add(TumblingWindows.Key.of(stored.reading())));
        find(connection, touched.stream().filter(key -> !windows.containsKey(key)).toList());
        for (StoredReading stored : readings) {
            Reading reading = stored.reading();
            windows.computeIfAbsent(TumblingWindows.Key.of(reading), unseen -> new Aggregate())
                    .add(reading.value(), stored.verdict().isAnomaly());
        }
        write(connection, touched);
        forget();
    }

    private void find(Connection connection, List<TumblingWindows.Key> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            Sql.set(
                    statement,
                    Sql.longs(connection, keys, TumblingWindows.Key::startMicros),
                    Sql.texts(connection, keys, TumblingWindows.Key::location),
                    Sql.texts(connection, keys, TumblingWindows.Key::type));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    windows.put(
                            new TumblingWindows.Key(rows.getLong(1), rows.getString(2), rows.getString(3)),
                            Aggregate.of(
                                    rows.getLong(4), rows.getDouble(5), rows.getDouble(6), rows.getDouble(7),
                                    rows.getDouble(8), rows.getLong(9)));
                }
            }
        }
    }

    private void write(Connection connection, Set<TumblingWindows.Key> touched) throws SQLException {
        List<Map.Entry<TumblingWindows.Key, Aggregate>> rows = new ArrayList<>();
        touched.forEach(key -> rows.add(Map.entry(key, Objects.requireNonNull(windows.get(key)))));
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            Sql.set(
                    statement,
                    Sql.longs(connection, rows, w -> w.getKey().startMicros()),
                    Sql.texts(connection, rows, w -> w.getKey().location()),
                    Sql.texts(connection, rows, w -> w.getKey().type()),
                    Sql.longs(connection, rows, w -> w.getValue().count()),
                    Sql.doubles(connection, rows, w -> w.getValue().mean()),
                    Sql.doubles(connection, rows, w -> Math.min(w.getValue().squares(), Double.MAX_VALUE)),
                    Sql.doubles(connection, rows, w -> w.getValue().min()),
                    Sql.doubles(connection, rows, w -> w.getValue().max()),
                    Sql.doubles(connection, rows, w -> w.getValue().std()),
                    Sql.longs(connection, rows, w -> w.getValue().anomalies()));
            statement.executeUpdate();
        }
    }

    private void forget() {
        Iterator<?> oldest = windows.keySet().iterator();
        while (windows.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
    }
}
