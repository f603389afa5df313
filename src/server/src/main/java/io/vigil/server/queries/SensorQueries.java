package io.vigil.server.queries;

import io.vigil.server.db.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds sensors, and sums up what they sent.
@Component
final class SensorQueries {

    private final Database database;

    SensorQueries(Database database) {
        this.database = database;
    }

    /// The sensors of a page by their id. A range holds those that last sent in it.
    List<SensorRow> list(Filter filter, @Nullable Cursor after, int limit) {
        return page(filter, after, limit).list(database.client(), SensorRow::of);
    }

    static Sql page(Filter filter, @Nullable Cursor after, int limit) {
        Sql sql = new Sql("""
                select s.*, (select i.id from incidents i where i.sensor_key = s.sensor_key and i.closed_at is null)
                    as open_incident
                from sensors s where true""");
        matching(filter, sql).within("last_timestamp", filter.range());
        if (after != null) {
            sql.add("and sensor_id > ?", after.text(0));
        }
        return sql.add("order by sensor_id limit ?", limit);
    }

    private static Sql matching(Filter filter, Sql sql) {
        return filter.place(sql.addIf("and sensor_id = ?", filter.sensor()));
    }

    /// The figures of all that a filter holds.
    Summary summary(Filter filter) {
        JdbcClient db = database.client();
        List<Summary.Part> parts = parts(filter).list(db, (row, n) -> new Summary.Part(
                row.getString("location"), row.getString("sensor_type"), row.getLong("readings"), row.getLong("anomalies")));
        return state(filter).first(db, (row, n) -> new Summary(
                        parts,
                        row.getLong("active"),
                        row.getLong("silent"),
                        row.getLong("incidents"),
                        Sql.microsOrNull(row, "newest")))
                .orElseThrow();
    }

    static Sql state(Filter filter) {
        Sql state = new Sql("select count(*) filter (where not silent");
        state.within("last_timestamp", new Range(filter.range().from(), null));
        state.add("""
                ) as active, count(*) filter (where silent) as silent, max(last_timestamp) as newest,
                (select count(*) from incidents i join sensors s using (sensor_key) where i.closed_at is null""");
        state.addIf("and s.sensor_id = ?", filter.sensor()).addIf("and s.sensor_type = ?", filter.type());
        state.addIf("and s.location = ?", filter.location()).add(") as incidents from sensors where true");
        return matching(filter, state);
    }

    static Sql parts(Filter filter) {
        Range range = filter.range();
        if (range.from() == null && range.to() == null) {
            return matching(filter, new Sql("""
                    select location, sensor_type, sum(count_readings) as readings, sum(anomaly_count) as anomalies
                    from sensors where true"""))
                    .add("group by location, sensor_type order by location, sensor_type");
        }
        if (filter.sensor() == null) {
            return filter.place(new Sql("""
                    select location, sensor_type, sum(count_readings) as readings, sum(anomaly_count) as anomalies
                    from sensor_aggregates where true"""))
                    .within("window_start", range)
                    .add("group by location, sensor_type order by location, sensor_type");
        }
        return filter.place(new Sql("""
                select location, sensor_type, count(*) as readings, count(*) filter (where r.anomaly) as anomalies
                from readings r join origins o using (origin_key)
                where r.sensor_key = (select sensor_key from sensors where sensor_id = ?)""", filter.sensor()))
                .within("r.\"timestamp\"", range)
                .add("group by location, sensor_type order by location, sensor_type");
    }
}
