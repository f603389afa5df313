package io.vigil.server.readings;

import io.vigil.core.series.readings.Parsed;
import io.vigil.core.series.sensors.SensorsFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys of sensors and origins, in memory and in the database.
final class Registry {

    /// Sensors mostly share an origin; each may also have one of its own, and change it.
    private static final long ORIGINS_PER_SENSOR = 2;

    private final SensorsFile sensorsFile;
    private final int maxSensors;
    private final Map<String, KnownSensor> sensors = new HashMap<>();
    private final Origins origins;

    Registry(SensorsFile sensorsFile, int maxSensors) {
        this.sensorsFile = sensorsFile;
        this.maxSensors = maxSensors;
        this.origins = new Origins(sensorsFile, ORIGINS_PER_SENSOR * maxSensors);
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
        origins.load(connection);
    }

    /// Gives keys to the sensors and origins that are new, as far as there is room for both.
    void register(Connection connection, List<Parsed.Accepted> readings) throws SQLException {
        Map<String, Parsed.Accepted> newSensors = new LinkedHashMap<>();
        Set<Origin> newOrigins = new LinkedHashSet<>();
        for (Parsed.Accepted reading : readings) {
            String id = reading.reading().key().sensor();
            Origin origin = origins.of(reading);
            boolean newSensor = !sensors.containsKey(id) && !newSensors.containsKey(id);
            boolean newOrigin = !origins.isKnown(origin) && !newOrigins.contains(origin);
            boolean room = (!newSensor || hasRoom(newSensors.size())) && (!newOrigin || origins.hasRoom(newOrigins.size()));
            if (room && newSensor) {
                newSensors.put(id, reading);
            }
            if (room && newOrigin) {
                newOrigins.add(origin);
            }
        }
        if (!newSensors.isEmpty()) {
            addSensors(connection, List.copyOf(newSensors.values()));
        }
        if (!newOrigins.isEmpty()) {
            origins.add(connection, newOrigins);
        }
    }

    private boolean hasRoom(int added) {
        return sensors.size() + added < maxSensors;
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

    /// Null for an origin that found no room.
    @Nullable KnownOrigin origin(Parsed.Accepted reading) {
        return origins.find(origins.of(reading));
    }

    Origins origins() {
        return origins;
    }

    /// Why a reading whose sensor or origin has no key found no room.
    String whyNoRoom(Parsed.Accepted reading) {
        boolean known = sensors.containsKey(reading.reading().key().sensor());
        return known || hasRoom(0) ? Rejections.TOO_MANY_ORIGINS : Rejections.TOO_MANY_SENSORS;
    }

    /// The detector that judges a reading's sensor.
    String detector(Parsed.Accepted reading) {
        String named = sensorsFile.of(reading.reading().key()).detector();
        return named == null ? "streaming" : named;
    }
}
