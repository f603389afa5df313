package io.vigil.server.readings;

import io.vigil.core.series.SensorKey;
import io.vigil.core.series.readings.Parsed;
import io.vigil.core.series.sensors.SensorsFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of origins, in memory and in the database.
final class Origins {

    private static final String COLUMNS = "origin_key, sensor_type, location, plant_id, unit";

    private final SensorsFile sensorsFile;
    private final long most;
    private final Map<Origin, Integer> keys = new HashMap<>();

    /// @param most how many there may be: windows and states of detectors grow with them
    Origins(SensorsFile sensorsFile, long most) {
        this.sensorsFile = sensorsFile;
        this.most = most;
    }

    void load(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select " + COLUMNS + " from origins")) {
            keep(statement);
        }
    }

    private void keep(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.put(
                        new Origin(rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)),
                        rows.getInt(1));
            }
        }
    }

    Origin of(Parsed.Accepted reading) {
        SensorKey key = reading.reading().key();
        String unit = reading.unit() == null ? sensorsFile.of(key).unit() : reading.unit();
        return new Origin(key.type(), key.location(), reading.plantId(), unit);
    }

    boolean isKnown(Origin origin) {
        return keys.containsKey(origin);
    }

    /// Whether there is room for one more beside those that are about to be added.
    boolean hasRoom(int added) {
        return keys.size() + added < most;
    }

    /// Null for one that found no room.
    @Nullable Integer key(Origin origin) {
        return keys.get(origin);
    }

    void add(Connection connection, Collection<Origin> added) throws SQLException {
        String sql =
                """
                insert into origins (sensor_type, location, plant_id, unit)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                returning\s""" + COLUMNS;
        List<Origin> rows = new ArrayList<>(added);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.set(
                    statement,
                    Sql.texts(connection, rows, Origin::type),
                    Sql.texts(connection, rows, Origin::location),
                    Sql.texts(connection, rows, Origin::plantId),
                    Sql.texts(connection, rows, Origin::unit));
            keep(statement);
        }
    }
}
