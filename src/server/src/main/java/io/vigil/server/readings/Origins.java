package io.vigil.server.readings;

import io.vigil.core.series.SensorKey;
import io.vigil.core.series.readings.Parsed;
import io.vigil.core.series.sensors.SensorsFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys of origins and the days until which they are used, in memory and in the database.
final class Origins {

    private static final String COLUMNS = "origin_key, sensor_type, location, plant_id, unit, last_day - date '1970-01-01'";

    private final SensorsFile sensorsFile;
    private final long most;
    private final Map<Origin, KnownOrigin> known = new HashMap<>();
    private final Set<KnownOrigin> used = new HashSet<>();

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
                known.put(
                        new Origin(rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)),
                        new KnownOrigin(rows.getInt(1), rows.getLong(6)));
            }
        }
    }

    Origin of(Parsed.Accepted reading) {
        SensorKey key = reading.reading().key();
        String unit = reading.unit() == null ? sensorsFile.of(key).unit() : reading.unit();
        return new Origin(key.type(), key.location(), reading.plantId(), unit);
    }

    boolean isKnown(Origin origin) {
        return known.containsKey(origin);
    }

    /// Whether there is room for one more beside those that are about to be added.
    boolean hasRoom(int added) {
        return known.size() + added < most;
    }

    /// Null for one that found no room.
    @Nullable KnownOrigin find(Origin origin) {
        return known.get(origin);
    }

    /// Notes a reading of it.
    void use(KnownOrigin origin, long micros) {
        long day = Math.floorDiv(micros, Partitions.DAY_MICROS);
        if (day > origin.lastDay) {
            origin.lastDay = day;
            used.add(origin);
        }
    }

    /// Writes the last days that have moved since this was last called.
    void write(Connection connection) throws SQLException {
        if (used.isEmpty()) {
            return;
        }
        String sql =
                """
                update origins o set last_day = date '1970-01-01' + used.day::int
                from unnest(?::bigint[], ?::bigint[]) used (origin_key, day)
                where o.origin_key = used.origin_key::int
                """;
        List<KnownOrigin> rows = List.copyOf(used);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.set(statement, Sql.longs(connection, rows, o -> o.key), Sql.longs(connection, rows, o -> o.lastDay));
            statement.executeUpdate();
        }
        used.clear();
    }

    /// Drops those whose last day is before this one.
    void drop(Connection connection, LocalDate first) throws SQLException {
        if (known.values().removeIf(origin -> origin.lastDay < first.toEpochDay())) {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from origins where last_day < ?::date")) {
                statement.setString(1, first.toString());
                statement.executeUpdate();
            }
        }
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
