package io.vigil.server.queries;

import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.core.series.zones.Zones;
import io.vigil.server.queries.Listing.Asked;
import io.vigil.server.readings.FeedParts;
import io.vigil.server.readings.ReadingsSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /zones`: the zones of the site with their newest windows, or the windows of a range.
@Hidden
@RestController
final class ZonesController {

    static final Listing<ZoneRow> ZONES = new Listing<>(
            Cursor.Kind.ZONES,
            List.of("location", "from", "to", "limit", "cursor"),
            ZoneRow.SHAPE,
            row -> Cursor.Kind.ZONES.encode(row.place(), row.zone()));

    private final ZoneQueries windows;
    private final Zones zones;
    private final ZoneId zone;

    ZonesController(ZoneQueries windows, FeedParts parts, ReadingsSettings settings) {
        this.windows = windows;
        this.zones = parts.zones();
        this.zone = settings.timeZone();
    }

    @GetMapping("/zones")
    void zones(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ZONES.answer(zone, request, response, this::rows);
    }

    private List<ZoneRow> rows(Asked asked) {
        asked.parameters().check();
        String location = asked.filter().location();
        List<String> names = zones.names().stream().filter(name -> location == null || location.equals(name)).toList();
        Range range = asked.filter().range();
        Cursor after = asked.after();
        if (range.from() == null && range.to() == null && (after == null || after.whole(0) == 0)) {
            return newest(after == null ? names : names.subList(names.indexOf(after.text(1)) + 1, names.size()));
        }
        return windows.list(names, range, after, asked.limit(), asked.limit()).stream()
                .map(window -> new ZoneRow(window.zone(), zones.outlines(window.zone()), window, false))
                .toList();
    }

    private List<ZoneRow> newest(List<String> names) {
        Map<String, ZoneWindow> newest = new HashMap<>();
        windows.list(names, new Range(null, null), null, 1, names.size())
                .forEach(window -> newest.put(window.zone(), window));
        return names.stream().map(name -> new ZoneRow(name, zones.outlines(name), newest.get(name), true)).toList();
    }
}
