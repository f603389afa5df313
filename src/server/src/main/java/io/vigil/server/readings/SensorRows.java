package io.vigil.server.readings;

import io.vigil.core.series.Arrival;
import io.vigil.core.series.Learning;
import io.vigil.core.series.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes to `sensors` what a batch says of them.
final class SensorRows {

    private static final String COUNT =
            """
            update sensors s set
                count_readings = s.count_readings + seen.readings,
                anomaly_count = s.anomaly_count + seen.anomalies,
                first_timestamp = least(s.first_timestamp, %s),
                silent = false
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) seen (sensor_key, readings, anomalies, first)
            where s.sensor_key = seen.sensor_key::int
            """.formatted(Sql.instant("seen.first"));

    private static final String NEWEST =
            """
            update sensors s set
                count_readings = s.count_readings + seen.readings,
                anomaly_count = s.anomaly_count + seen.anomalies,
                first_timestamp = least(s.first_timestamp, %s),
                last_timestamp = %s,
                sensor_type = seen.type, location = seen.location, plant_id = seen.plant,
                unit = (select unit from origins where origin_key = seen.origin_key::int),
                lat = coalesce(seen.lat, s.lat), lon = coalesce(seen.lon, s.lon), zone = coalesce(seen.zone, s.zone),
                detector = seen.detector, last_value = seen.value,
                anomaly = seen.anomaly, in_event = seen.in_event, anomaly_score = seen.score,
                reasons = seen.reasons::int, expected = seen.expected, lower = seen.lower, upper = seen.upper,
                learning_n = seen.n::int, learning_of = seen.of::int, silent = false
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::float8[], ?::float8[], ?::text[], ?::text[], ?::float8[], ?::bool[], ?::bool[], ?::float8[],
                ?::bigint[], ?::float8[], ?::float8[], ?::float8[], ?::float8[], ?::float8[])
                seen (sensor_key, readings, anomalies, first, last, type, location, plant, origin_key, lat, lon, zone,
                    detector, value, anomaly, in_event, score, reasons, expected, lower, upper, n, of)
            where s.sensor_key = seen.sensor_key::int
            """.formatted(Sql.instant("seen.first"), Sql.instant("seen.last"));

    private final Registry registry;

    SensorRows(Registry registry) {
        this.registry = registry;
    }

    /// What a batch holds of one sensor.
    private static final class Seen {

        private final int sensorKey;
        private long readings;
        private long anomalies;
        private long first = Long.MAX_VALUE;

        /// The newest that arrived on time and is the newest of its sensor, null where none is: what is
        /// as old as the allowed lateness lets it be arrives on time too.
        private @Nullable StoredReading newest;

        Seen(int sensorKey) {
            this.sensorKey = sensorKey;
        }

        void add(StoredReading stored, long newestMicros) {
            readings++;
            anomalies += stored.verdict().isAnomaly() ? 1 : 0;
            first = Math.min(first, stored.reading().micros());
            boolean learned = stored.arrival() == Arrival.ON_TIME;
            if (learned && stored.reading().micros() == newestMicros) {
                newest = stored;
            }
        }
    }

    void write(Connection connection, List<StoredReading> readings) throws SQLException {
        Map<Integer, Seen> seen = new LinkedHashMap<>();
        for (StoredReading stored : readings) {
            KnownSensor sensor = Objects.requireNonNull(registry.sensor(stored.reading().key().sensor()));
            seen.computeIfAbsent(stored.sensorKey(), Seen::new).add(stored, sensor.newestMicros);
        }
        count(connection, seen.values().stream().filter(s -> s.newest == null).toList());
        newest(connection, seen.values().stream().filter(s -> s.newest != null).toList());
    }

    private static void count(Connection connection, List<Seen> seen) throws SQLException {
        if (!seen.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
                Sql.set(statement, counts(connection, seen).toArray());
                statement.executeUpdate();
            }
        }
    }

    private static List<Object> counts(Connection connection, List<Seen> seen) throws SQLException {
        return List.of(
                Sql.longs(connection, seen, s -> s.sensorKey),
                Sql.longs(connection, seen, s -> s.readings),
                Sql.longs(connection, seen, s -> s.anomalies),
                Sql.longs(connection, seen, s -> s.first));
    }

    private void newest(Connection connection, List<Seen> seen) throws SQLException {
        if (seen.isEmpty()) {
            return;
        }
        List<StoredReading> last = new ArrayList<>();
        seen.forEach(s -> last.add(Objects.requireNonNull(s.newest)));
        List<Object> columns = new ArrayList<>(counts(connection, seen));
        columns.addAll(origins(connection, last));
        columns.addAll(verdicts(connection, last));
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            Sql.set(statement, columns.toArray());
            statement.executeUpdate();
        }
    }

    private Collection<Object> origins(Connection connection, List<StoredReading> last) throws SQLException {
        return List.of(
                Sql.longs(connection, last, s -> s.reading().micros()),
                Sql.texts(connection, last, s -> s.reading().key().type()),
                Sql.texts(connection, last, s -> s.reading().key().location()),
                Sql.texts(connection, last, s -> s.sent().plantId()),
                Sql.longs(connection, last, StoredReading::originKey),
                Sql.doubles(connection, last, s -> s.sent().lat()),
                Sql.doubles(connection, last, s -> s.sent().lon()),
                Sql.texts(connection, last, StoredReading::zone),
                Sql.texts(connection, last, s -> registry.detector(s.sent())),
                Sql.doubles(connection, last, s -> s.reading().value()));
    }

    private static Collection<Object> verdicts(Connection connection, List<StoredReading> last) throws SQLException {
        return List.of(
                Sql.flags(connection, last, s -> s.verdict().isAnomaly()),
                Sql.flags(connection, last, s -> s.verdict().inEvent()),
                Sql.doubles(connection, last, s -> s.verdict().score()),
                Sql.longs(connection, last, s -> ReadingRows.mask(s.verdict().reasons())),
                Sql.doubles(connection, last, s -> s.verdict().expected()),
                Sql.doubles(connection, last, s -> s.verdict().lower()),
                Sql.doubles(connection, last, s -> s.verdict().upper()),
                Sql.doubles(connection, last, learning(Learning::n)),
                Sql.doubles(connection, last, learning(Learning::of)));
    }

    private static Function<StoredReading, @Nullable Double> learning(Function<Learning, Integer> part) {
        return stored -> {
            Verdict verdict = stored.verdict();
            return verdict.learning() == null ? null : part.apply(verdict.learning()).doubleValue();
        };
    }

    /// Notes which sensors are silent now.
    void silent(Connection connection, List<Integer> sensorKeys) throws SQLException {
        if (sensorKeys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("update sensors set silent = true where sensor_key = any (?)")) {
            statement.setArray(1, connection.createArrayOf("int4", sensorKeys.toArray()));
            statement.executeUpdate();
        }
    }
}
