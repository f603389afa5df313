package io.vigil.server.queries;

import io.vigil.core.series.windows.TumblingWindows;
import io.vigil.server.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds one-minute windows and joins them to longer ones. A range holds the windows that begin in it.
@Component
public final class WindowQueries {

    private static final String SELECTED = """
            select window_start, window_end, location, sensor_type, avg_value, min_value, max_value, stddev_value,
                count_readings, anomaly_count from sensor_aggregates where true""";

    /// Joins windows: the squared deviations of all are those within each, and those of their means from
    /// the mean of all, which are summed around a value that is near (Chan, Golub, LeVeque 1979). The
    /// database fails where a number overflows, so what no sensor sends is bounded.
    private static final String JOINED = """
            select window_start, %s as window_end, location, sensor_type, pivot + shift as avg_value, min_value, max_value,
                case when n > 1 then sqrt(greatest(squares - n * shift * shift, 0) / (n - 1)) end as stddev_value,
                n as count_readings, anomaly_count
            from (
                select %s as window_start, max(window_end) as last_end, location, sensor_type, max(near) as pivot,
                    sum(count_readings * away) / sum(count_readings) as shift,
                    sum(least(squares, 1e290) + count_readings * away * away) as squares,
                    min(min_value) as min_value, max(max_value) as max_value,
                    sum(count_readings)::bigint as n, sum(anomaly_count)::bigint as anomaly_count
                from (
                    select w.*, coalesce(typical, 0) as near,
                        greatest(least(avg_value - coalesce(typical, 0), 1e140), -1e140) as away
                    from sensor_aggregates w left join (
                        select location, sensor_type,
                            percentile_disc(0.5) within group (order by greatest(least(last_value, 1e150), -1e150)) as typical
                        from sensors group by location, sensor_type
                    ) typicals using (location, sensor_type)
                ) as windows
                where true""";

    private static final String BUCKETS =
            JOINED.formatted("window_start + ?::interval", "date_bin(?::interval, window_start, timestamptz 'epoch')");
    private static final String WHOLE = JOINED.formatted("last_end", "min(window_start)");

    /// By how much a search reaches farther back each time that it found too little.
    private static final int STRIDE = 4;

    private final Database database;

    WindowQueries(Database database) {
        this.database = database;
    }

    /// The windows of a page, by time, location and type, the last first.
    List<Window> list(Filter filter, Step step, @Nullable Cursor after, int limit) {
        JdbcClient db = database.client();
        return step == Step.PT1M
                ? minutes(filter, after, limit).list(db, Window::of)
                : joined(db, filter, step, after, limit);
    }

    /// The last one-minute windows.
    public List<Window> minutes(Filter filter, int limit) {
        return minutes(filter, null, limit).list(database.client(), Window::of);
    }

    static Sql minutes(Filter filter, @Nullable Cursor after, int limit) {
        Sql sql = filter.place(new Sql(SELECTED)).within("window_start", filter.range());
        after(sql, after);
        return sql.add("order by window_start desc, location desc, sensor_type desc limit ?", limit);
    }

    private static void after(Sql sql, @Nullable Cursor after) {
        if (after != null) {
            sql.add("and (window_start, location, sensor_type) < (?, ?, ?)",
                    Sql.at(after.whole(0)), after.text(1), after.text(2));
        }
    }

    /// Searches backwards from the newest window, since a page should not cost all that is stored; first as far as it
    /// reaches where every place and type has all its windows.
    private static List<Window> joined(JdbcClient db, Filter filter, Step step, @Nullable Cursor after, int limit) {
        List<Window> found = new ArrayList<>();
        Long from = filter.range().from();
        Long to = after == null ? filter.range().to() : Long.valueOf(step.floor(after.whole(0)) + step.micros());
        long span = step.micros() * Math.max(1, limit / Math.max(1, places(db, filter)));
        while (found.size() < limit) {
            Optional<Long> newest = newest(filter.withRange(from, to)).first(db, (row, n) -> Sql.micros(row, "window_start"));
            if (newest.isEmpty()) {
                break;
            }
            long floor = step.floor(newest.get()) + step.micros() - span;
            Range range = new Range(from == null ? floor : Math.max(floor, from), to);
            found.addAll(buckets(filter, range, step, after, limit - found.size()).list(db, Window::of));
            to = range.from();
            span *= STRIDE;
        }
        return found;
    }

    /// How many windows begin at a time, where each place and type has one.
    private static int places(JdbcClient db, Filter filter) {
        return filter.place(new Sql("select count(*) from (select from sensors where true"))
                .add("group by location, sensor_type) as places")
                .first(db, (row, n) -> row.getInt(1))
                .orElseThrow();
    }

    private static Sql newest(Filter filter) {
        Sql sql = filter.place(new Sql("select window_start from sensor_aggregates where true"));
        return sql.within("window_start", filter.range()).add("order by window_start desc limit 1");
    }

    static Sql buckets(Filter filter, Range range, Step step, @Nullable Cursor after, int limit) {
        Sql sql = new Sql(BUCKETS, step.name(), step.name());
        filter.place(sql).within("window_start", range);
        sql.add("group by 1, location, sensor_type) as buckets where true");
        after(sql, after);
        return sql.add("order by window_start desc, location desc, sensor_type desc limit ?", limit);
    }

    /// One window per location and type over the whole range.
    List<Window> statistics(Filter filter) {
        return whole(filter).list(database.client(), Window::of);
    }

    static Sql whole(Filter filter) {
        Sql sql = filter.place(new Sql(WHOLE)).within("window_start", filter.range());
        return sql.add("group by location, sensor_type) as whole order by location, sensor_type");
    }

    /// The mean of a type in a minute of a location.
    record Mean(long start, String type, double value) {}

    /// The means of one location by minute.
    List<Mean> means(String location, Range range) {
        return means(location).within("window_start", range)
                .list(database.client(), (row, n) -> new Mean(
                        Sql.micros(row, "window_start"), row.getString("sensor_type"), row.getDouble("avg_value")));
    }

    static Sql means(String location) {
        return new Sql("select window_start, sensor_type, avg_value from sensor_aggregates where location = ?", location);
    }

    /// The end of the newest window, or null where there is none.
    @Nullable Long newestEnd(Filter filter) {
        return newest(filter).first(database.client(), (row, n) -> Sql.micros(row, "window_start") + TumblingWindows.MICROS)
                .orElse(null);
    }
}
