package io.vigil.server.readings;

import io.vigil.core.series.Reading;
import io.vigil.core.series.readings.Parsed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which readings of a batch are stored already. A detector remembers only the latest of a sensor; here
/// the database is asked for all that are not newer than the newest that it holds.
final class StoredRows {

    private record Row(int sensorKey, long micros, double value) {}

    private final Set<Row> rows = new HashSet<>();

    private StoredRows() {}

    static StoredRows find(Connection connection, Registry registry, List<Parsed.Accepted> readings)
            throws SQLException {
        StoredRows stored = new StoredRows();
        List<Row> old = new ArrayList<>();
        for (Parsed.Accepted sent : readings) {
            KnownSensor sensor = registry.sensor(sent.reading().key().sensor());
            if (sensor != null && sent.reading().micros() <= sensor.newestMicros) {
                old.add(row(sensor, sent.reading()));
            }
        }
        if (!old.isEmpty()) {
            stored.ask(connection, old);
        }
        return stored;
    }

    private void ask(Connection connection, List<Row> old) throws SQLException {
        String sql =
                """
                select asked.n::int
                from unnest(?::bigint[], ?::bigint[], ?::float8[]) with ordinality asked (sensor_key, micros, value, n)
                cross join lateral (
                    select from readings r
                    where r.sensor_key = asked.sensor_key::int
                        and r."timestamp" = %s
                        and r.value = asked.value
                    limit 1) found
                """.formatted(Sql.instant("asked.micros"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.set(
                    statement,
                    Sql.longs(connection, old, Row::sensorKey),
                    Sql.longs(connection, old, Row::micros),
                    Sql.doubles(connection, old, Row::value));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(old.get(found.getInt(1) - 1));
                }
            }
        }
    }

    /// Whether the reading is stored, or was added.
    boolean contains(KnownSensor sensor, Reading reading) {
        return rows.contains(row(sensor, reading));
    }

    void add(KnownSensor sensor, Reading reading) {
        rows.add(row(sensor, reading));
    }

    /// 0.0 and -0.0 are equal to the database, and so they are here.
    private static Row row(KnownSensor sensor, Reading reading) {
        return new Row(sensor.key, reading.micros(), reading.value() + 0.0);
    }
}
