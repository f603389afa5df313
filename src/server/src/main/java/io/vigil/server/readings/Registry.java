package io.vigil.server.readings;

import io.vigil.core.series.readings.Parsed;
import io.vigil.core.series.sensors.SensorsFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys of sensors and origins, in memory and in the database.
final class Registry {

    private final SensorsFile sensorsFile;
    private final int maxSensors;
    private final Map<String, KnownSensor> sensors = new HashMap<>();
    private final Map<Origin, Integer> origins = new HashMap<>();

    Registry(SensorsFile sensorsFile, int maxSensors) {
        this.sensorsFile = sensorsFile;
        this.maxSensors = maxSensors;
    }

    /// Reads what is known already.
    void load(Connection connection) throws SQLException {
        String known = "select sensor_key, sensor_id, silent, %s from sensors".formatted(Sql.micros("last_timestamp"));
        try (PreparedStatement statement = connection.prepareStatement(known);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sensors.put(rows.getString(2), new KnownSensor(rows.getInt(1), rows.getLong(4), rows.getBoolean(3)));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                        "select origin_key, sensor_type, location, plant_id, unit from origins");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                origins.put(
                        new Origin(rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)),
                        rows.getInt(1));
            }
        }
    }

    /// Gives keys to the sensors and origins that are new, as far as there is room for sensors.
    void register(Connection connection, List<Parsed.Accepted> readings) throws SQLException {
        Map<String, Parsed.Accepted> newSensors = new LinkedHashMap<>();
        Set<Origin> newOrigins = new LinkedHashSet<>();
        for (Parsed.Accepted reading : readings) {
            String id = reading.reading().key().sensor();
            boolean known = sensors.containsKey(id) || newSensors.containsKey(id);
            if (!known && sensors.size() + newSensors.size() >= maxSensors) {
                continue;
            }
            if (!known) {
                newSensors.put(id, reading);
            }
            Origin origin = origin(reading);
            if (!origins.containsKey(origin)) {
                newOrigins.add(origin);
            }
        }
        if (!newSensors.isEmpty()) {
            addSensors(connection, List.copyOf(newSensors.values()));
        }
        if (!newOrigins.isEmpty()) {
            addOrigins(connection, new ArrayList<>(newOrigins));
        }
    }

    private void addSensors(Connection connection, List<Parsed.Accepted> added) throws SQLException {
        String sql =
                """
                insert into sensors (sensor_id, sensor_type, location, detector, first_timestamp, last_timestamp,
                    last_value, anomaly, in_event, anomaly_score, reasons, count_readings, anomaly_count)
                select id, type, location, detector, 'infinity', '-infinity', 0, false, false, 0, 0, 0, 0
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as added (id, type, location, detector)
                returning sensor_key, sensor_id
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.set(
                    statement,
                    Sql.texts(connection, added, a -> a.reading().key().sensor()),
                    Sql.texts(connection, added, a -> a.reading().key().type()),
                    Sql.texts(connection, added, a -> a.reading().key().location()),
                    Sql.texts(connection, added, this::detector));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sensors.put(rows.getString(2), new KnownSensor(rows.getInt(1), Long.MIN_VALUE, false));
                }
            }
        }
    }

    private void addOrigins(Connection connection, List<Origin> added) throws SQLException {
        String sql =
                """
                insert into origins (sensor_type, location, plant_id, unit)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                returning origin_key, sensor_type, location, plant_id, unit
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.set(
                    statement,
                    Sql.texts(connection, added, Origin::type),
                    Sql.texts(connection, added, Origin::location),
                    Sql.texts(connection, added, Origin::plantId),
                    Sql.texts(connection, added, Origin::unit));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    origins.put(
                            new Origin(rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)),
                            rows.getInt(1));
                }
            }
        }
    }

    /// Null for a sensor that found no room.
    @Nullable KnownSensor sensor(String id) {
        return sensors.get(id);
    }

    int size() {
        return sensors.size();
    }

    /// The newest instant that is stored, Long.MIN_VALUE before the first.
    long newestMicros() {
        return sensors.values().stream().mapToLong(sensor -> sensor.newestMicros).max().orElse(Long.MIN_VALUE);
    }

    int originKey(Parsed.Accepted reading) {
        return Objects.requireNonNull(origins.get(origin(reading)));
    }

    /// The detector that judges a reading's sensor.
    String detector(Parsed.Accepted reading) {
        String named = sensorsFile.of(reading.reading().key()).detector();
        return named == null ? "streaming" : named;
    }

    private Origin origin(Parsed.Accepted reading) {
        String unit = reading.unit() == null ? sensorsFile.of(reading.reading().key()).unit() : reading.unit();
        return new Origin(reading.reading().key().type(), reading.reading().key().location(), reading.plantId(), unit);
    }
}
