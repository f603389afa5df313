package io.vigil.server.queries;

import io.vigil.server.db.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the windows of zones, the last first.
@Component
final class ZoneQueries {

    private final Database database;

    ZoneQueries(Database database) {
        this.database = database;
    }

    /// The newest windows of some zones that end in a range, by their end, then the zone's name.
    ///
    /// @param perZone how many of each
    List<ZoneWindow> list(List<String> zones, Range range, @Nullable Cursor after, int perZone, int limit) {
        return page(zones, range, after, perZone, limit).list(database.client(), ZoneWindow::of);
    }

    static Sql page(List<String> zones, Range range, @Nullable Cursor after, int perZone, int limit) {
        Sql sql = new Sql("""
                select w.* from unnest(?::text[]) as named(name) cross join lateral (
                    select * from sensor_zone_stats where zone = named.name""", (Object) zones.toArray(String[]::new));
        sql.within("window_start", range);
        if (after != null) {
            sql.add("and window_end <= ? and (window_end, zone) < (?, ?)",
                    Sql.at(after.whole(0)), Sql.at(after.whole(0)), after.text(1));
        }
        return sql.add("order by window_end desc limit ?) as w order by w.window_end desc, w.zone desc limit ?", perZone, limit);
    }
}
