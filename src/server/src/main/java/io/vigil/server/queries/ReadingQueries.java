package io.vigil.server.queries;

import io.vigil.core.series.windows.TumblingWindows;
import io.vigil.server.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds stored readings, the newest first.
///
/// Readings of one sensor come off its index in their order. There is no index over the readings of all
/// sensors, which would cost every insert: the one-minute windows tell how far back the page reaches,
/// and each sensor's index gives what is that new.
@Component
public final class ReadingQueries {

    private static final String JOINED = """
            from readings r join sensors s using (sensor_key) join origins o using (origin_key)""";

    private static final String EACH_SENSOR = """
            from sensors s cross join lateral (
                select * from readings r where r.sensor_key = s.sensor_key""";

    private final Database database;

    ReadingQueries(Database database) {
        this.database = database;
    }

    /// The readings of a page, by time, then sensor, then value.
    ///
    /// @param after of the last row before the page, or null
    List<ReadingRow> list(Filter filter, @Nullable Cursor after, int limit) {
        JdbcClient db = database.client();
        Optional<Integer[]> origins = origins(db, filter);
        if (origins.isPresent() && origins.get().length == 0) {
            return List.of();
        }
        if (filter.sensor() != null) {
            return ofSensor(filter, origins.orElse(null), after, limit).list(db, ReadingRow::of);
        }
        return ofAll(db, filter, origins.orElse(null), after, limit);
    }

    static Sql ofSensor(Filter filter, Integer @Nullable [] origins, @Nullable Cursor after, int limit) {
        Sql sql = new Sql(ReadingRow.SELECTED).add(JOINED);
        sql.add("where r.sensor_key = (select sensor_key from sensors where sensor_id = ?)", String.valueOf(filter.sensor()));
        rows(sql, filter.range(), origins, after);
        return sql.add("order by r.\"timestamp\" desc, r.value desc limit ?", limit);
    }

    private static List<ReadingRow> ofAll(
            JdbcClient db, Filter filter, Integer @Nullable [] origins, @Nullable Cursor after, int limit) {
        Long from = filter.range().from();
        Long to = after == null ? filter.range().to() : Long.valueOf(after.whole(0) + 1);
        Long floor = floor(filter.withRange(from, to), limit).first(db, (row, n) -> Sql.micros(row, "window_start"))
                .orElse(null);
        if (floor == null || (from != null && floor <= from)) {
            return ofEach(new Range(from, to), origins, after, limit).list(db, ReadingRow::of);
        }
        List<ReadingRow> rows =
                new ArrayList<>(ofEach(new Range(floor, to), origins, after, limit).list(db, ReadingRow::of));
        if (rows.size() < limit) {
            rows.addAll(ofEach(new Range(from, floor), origins, null, limit - rows.size()).list(db, ReadingRow::of));
        }
        return rows;
    }

    /// The newest minute since which as many readings came as a page holds; none where there are not as
    /// many.
    static Sql floor(Filter filter, int limit) {
        Sql sql = new Sql("""
                select window_start from (
                    select window_start, sum(count_readings) over (order by window_start desc) as total from (
                        select window_start, count_readings from sensor_aggregates where true""");
        Long from = filter.range().from();
        filter.place(sql).within("window_start", new Range(
                from == null ? null : Long.valueOf(from - TumblingWindows.MICROS), filter.range().to()));
        sql.add("order by window_start desc limit ?) as newest) as totals", limit);
        return sql.add("where total >= ? order by window_start desc limit 1", limit);
    }

    static Sql ofEach(Range range, Integer @Nullable [] origins, @Nullable Cursor after, int limit) {
        Sql sql = new Sql(ReadingRow.SELECTED).add(EACH_SENSOR);
        rows(sql, range, origins, after);
        sql.add("order by r.\"timestamp\" desc, r.value desc limit ?) as r join origins o using (origin_key)", limit);
        return sql.add("order by r.\"timestamp\" desc, r.sensor_key desc, r.value desc limit ?", limit);
    }

    private static void rows(Sql sql, Range range, Integer @Nullable [] origins, @Nullable Cursor after) {
        sql.within("r.\"timestamp\"", range).addIf("and r.origin_key = any(?)", origins);
        if (after != null) {
            sql.add("and r.\"timestamp\" <= ?", Sql.at(after.whole(0)));
            sql.add("and (r.\"timestamp\", r.sensor_key, r.value) < (?, ?, ?)",
                    Sql.at(after.whole(0)), after.whole(1), after.number(2));
        }
    }

    /// The anomalies of a page, by time, then id.
    List<ReadingRow> anomalies(Filter filter, @Nullable Cursor after, int limit) {
        JdbcClient db = database.client();
        Optional<Integer[]> origins = origins(db, filter);
        return origins.isPresent() && origins.get().length == 0
                ? List.of()
                : marked("r.anomaly", filter, origins.orElse(null), after, limit).list(db, ReadingRow::of);
    }

    /// The newest readings that one of the two detectors beside the sensor's own calls anomalous.
    List<ReadingRow> calledAnomalous(Filter filter, int limit) {
        JdbcClient db = database.client();
        Optional<Integer[]> origins = origins(db, filter);
        return origins.isPresent() && origins.get().length == 0
                ? List.of()
                : marked("(r.ml_anomaly or r.rule_anomaly)", filter, origins.orElse(null), null, limit)
                        .list(db, ReadingRow::of);
    }

    static Sql marked(
            String mark, Filter filter, Integer @Nullable [] origins, @Nullable Cursor after, int limit) {
        Sql sql = new Sql(ReadingRow.SELECTED).add(JOINED).add("where " + mark);
        sql.addIf("and r.sensor_key = (select sensor_key from sensors where sensor_id = ?)", filter.sensor());
        sql.within("r.\"timestamp\"", filter.range()).addIf("and r.origin_key = any(?)", origins);
        if (after != null) {
            sql.add("and (r.\"timestamp\", r.id) < (?, ?)", Sql.at(after.whole(0)), after.whole(1));
        }
        return sql.add("order by r.\"timestamp\" desc, r.id desc limit ?", limit);
    }

    /// Anomalies in the order in which they were stored.
    ///
    /// @param id of the last one before them
    public List<ReadingRow> anomaliesAfter(long id, int limit) {
        return after(id, limit).list(database.client(), ReadingRow::of);
    }

    static Sql after(long id, int limit) {
        return new Sql(ReadingRow.SELECTED).add(JOINED).add("where r.anomaly and r.id > ? order by r.id limit ?", id, limit);
    }

    /// The id of the newest anomaly, 0 where there is none.
    public long newestAnomaly() {
        return new Sql("select id from readings where anomaly order by id desc limit 1")
                .first(database.client(), (row, n) -> row.getLong(1))
                .orElse(0L);
    }

    /// The keys of what readings say of type and location, empty where the filter says nothing of them.
    private static Optional<Integer[]> origins(JdbcClient db, Filter filter) {
        if (filter.type() == null && filter.location() == null) {
            return Optional.empty();
        }
        Sql sql = filter.place(new Sql("select origin_key from origins where true"));
        return Optional.of(sql.list(db, (row, n) -> row.getInt(1)).toArray(Integer[]::new));
    }
}
