package io.vigil.server.incidents;

import io.vigil.server.queries.Cursor;
import io.vigil.server.queries.Filter;
import io.vigil.server.queries.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Incidents, and the sensors whose alarms are muted, as rows of the database.
final class IncidentRows {

    private static final String SELECTED = "select i.*, s.sensor_id from incidents i join sensors s using (sensor_key) where true";

    private IncidentRows() {}

    /// The open incidents of some sensors.
    static List<Incident> open(JdbcClient db, Collection<Integer> sensorKeys) {
        return new Sql(SELECTED)
                .add("and i.closed_at is null and i.sensor_key = any(?)", (Object) sensorKeys.toArray(Integer[]::new))
                .list(db, IncidentRows::incident);
    }

    /// Those of some sensors that are in an event which began during planned work.
    static Set<Integer> muted(JdbcClient db, Collection<Integer> sensorKeys) {
        return new HashSet<>(new Sql("select sensor_key from muted_events where sensor_key = any(?)",
                        (Object) sensorKeys.toArray(Integer[]::new))
                .list(db, (row, n) -> row.getInt(1)));
    }

    static long nextId(JdbcClient db) {
        return new Sql("select nextval(pg_get_serial_sequence('incidents', 'id'))")
                .first(db, (row, n) -> row.getLong(1))
                .orElseThrow();
    }

    static void insert(JdbcTemplate db, List<Incident> incidents) {
        db.batchUpdate(
                """
                insert into incidents (id, sensor_key, sensor_type, location, opened_at, closed_at, silent, reasons,
                    peak_score, peak_value, readings, anomalies, calm)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                incidents.stream()
                        .map(i -> new Object[] {
                            i.id(), i.sensorKey(), i.type(), i.location(), Sql.at(i.openedAt()), atOrNull(i.closedAt()),
                            i.silent(), i.reasons(), i.peakScore(), orNull(i.peakValue()), i.readings(), i.anomalies(), i.calm()
                        })
                        .toList());
    }

    static void update(JdbcTemplate db, List<Incident> incidents) {
        db.batchUpdate(
                """
                update incidents set closed_at = ?, silent = ?, reasons = ?, peak_score = ?, peak_value = ?, readings = ?,
                    anomalies = ?, calm = ? where id = ?""",
                incidents.stream()
                        .map(i -> new Object[] {
                            atOrNull(i.closedAt()), i.silent(), i.reasons(), i.peakScore(), orNull(i.peakValue()),
                            i.readings(), i.anomalies(), i.calm(), i.id()
                        })
                        .toList());
    }

    static void mute(JdbcTemplate db, List<Integer> sensorKeys) {
        db.batchUpdate("insert into muted_events (sensor_key) values (?)", keys(sensorKeys));
    }

    static void unmute(JdbcTemplate db, List<Integer> sensorKeys) {
        db.batchUpdate("delete from muted_events where sensor_key = ?", keys(sensorKeys));
    }

    private static List<Object[]> keys(List<Integer> sensorKeys) {
        return sensorKeys.stream().map(key -> new Object[] {key}).toList();
    }

    private static @Nullable Object atOrNull(@Nullable Long micros) {
        return micros == null ? null : Sql.at(micros);
    }

    private static @Nullable Object orNull(double number) {
        return Double.isNaN(number) ? null : number;
    }

    /// The incidents of a page, the last opened first. A range holds those that were open in it.
    static List<Incident> list(
            JdbcClient db, Filter filter, @Nullable String status, @Nullable Cursor after, int limit) {
        return page(filter, status, after, limit).list(db, IncidentRows::incident);
    }

    static Sql page(Filter filter, @Nullable String status, @Nullable Cursor after, int limit) {
        Sql sql = new Sql(SELECTED);
        sql.addIf("and s.sensor_id = ?", filter.sensor());
        sql.addIf("and i.sensor_type = ?", filter.type()).addIf("and i.location = ?", filter.location());
        sql.addIf("and i.opened_at < ?", atOrNull(filter.range().to()));
        sql.addIf("and (i.closed_at is null or i.closed_at >= ?)", atOrNull(filter.range().from()));
        if (status != null) {
            sql.add(status.equals("open") ? "and i.closed_at is null" : "and i.closed_at is not null");
        }
        if (after != null) {
            sql.add("and i.id < ?", after.whole(0));
        }
        return sql.add("order by i.id desc limit ?", limit);
    }

    static Optional<Incident> find(JdbcClient db, long id) {
        return new Sql(SELECTED).add("and i.id = ?", id).first(db, IncidentRows::incident);
    }

    /// Notes that a person has seen it; the first time stays.
    static void acknowledge(JdbcClient db, long id) {
        db.sql("update incidents set acknowledged_at = coalesce(acknowledged_at, now()) where id = ?").param(id).update();
    }

    /// Notes what a person called it.
    ///
    /// @return whether that is news
    static boolean feedback(Connection connection, long id, boolean trueAlarm) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                        .sql("update incidents set feedback = :said where id = :id and feedback is distinct from :said")
                        .param("said", trueAlarm)
                        .param("id", id)
                        .update()
                > 0;
    }

    private static Incident incident(ResultSet row, int number) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getInt("sensor_key"),
                row.getString("sensor_id"),
                row.getString("sensor_type"),
                row.getString("location"),
                Sql.micros(row, "opened_at"),
                Sql.microsOrNull(row, "closed_at"),
                row.getBoolean("silent"),
                row.getInt("reasons"),
                row.getDouble("peak_score"),
                Sql.number(row, "peak_value"),
                row.getLong("readings"),
                row.getLong("anomalies"),
                row.getInt("calm"),
                Sql.microsOrNull(row, "acknowledged_at"),
                Sql.flag(row, "feedback"));
    }
}
