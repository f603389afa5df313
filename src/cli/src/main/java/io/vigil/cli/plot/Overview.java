package io.vigil.cli.plot;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The picture of all sensors: the share of anomalies per sensor and entity, each a link to its own
/// plot, and when anomalies occurred.
public final class Overview {

    /// One sensor in it.
    ///
    /// @param plot the file of its own plot
    public record Cell(String entity, String sensor, int readings, int anomalies, String plot) {

        double share() {
            return readings == 0 ? 0 : (double) anomalies / readings;
        }
    }

    private static final int MOST_ENTITIES = 24;
    private static final int MOST_SENSORS = 60;
    private static final double WIDTH = 1200;
    private static final double LEFT = 210;
    private static final double RIGHT = WIDTH - 24;
    private static final double GRID_TOP = 132;
    private static final double ROW = 30;
    private static final double WIDEST_COLUMN = 110;
    private static final double TIMELINE = 130;
    private static final int TIME_MARKS = 12;
    private static final int LONGEST_LABEL = 26;

    /// The share at which a cell is fully coloured.
    private static final double FULL = 0.3;

    private static final double FAINTEST = 0.04;

    private final String name;
    private final List<Cell> cells;
    private final Map<String, Integer> columns;
    private final Map<String, Integer> rows;
    private final Timeline timeline;
    private final ZoneId zone;
    private final Svg svg;

    private Overview(String name, List<Cell> cells, Timeline timeline, ZoneId zone) {
        this.name = name;
        this.cells = cells;
        this.timeline = timeline;
        this.zone = zone;
        columns = places(cells, Cell::entity, MOST_ENTITIES);
        rows = places(cells, Cell::sensor, MOST_SENSORS);
        svg = new Svg(WIDTH, gridBottom() + 86 + TIMELINE + 50);
    }

    private interface Name {
        String of(Cell cell);
    }

    /// The names that are shown and their places: those with the most anomalies, in the file's order.
    private static Map<String, Integer> places(List<Cell> cells, Name name, int most) {
        Map<String, Integer> anomalies = new LinkedHashMap<>();
        cells.forEach(cell -> anomalies.merge(name.of(cell), cell.anomalies(), Integer::sum));
        List<String> shown = anomalies.keySet().stream()
                .sorted(Comparator.comparing((String one) -> anomalies.getOrDefault(one, 0)).reversed())
                .limit(most)
                .toList();
        Map<String, Integer> places = new HashMap<>();
        anomalies.keySet().stream().filter(shown::contains).forEach(one -> places.put(one, places.size()));
        return places;
    }

    /// @param name of the data
    /// @param cells every sensor, at least one
    /// @param zone of the times at the axis
    /// @return the SVG document
    public static String draw(String name, List<Cell> cells, Timeline timeline, ZoneId zone) {
        Overview overview = new Overview(name, cells, timeline, zone);
        overview.title();
        overview.grid();
        overview.timeline();
        return overview.svg.finish();
    }

    private void title() {
        long readings = cells.stream().mapToLong(Cell::readings).sum();
        long anomalies = cells.stream().mapToLong(Cell::anomalies).sum();
        svg.text(24, 38, name, "font-size", 22, "font-weight", 600, "fill", Palette.INK);
        quiet(24, 62, String.format(
                Locale.ROOT,
                "%,d sensors · %,d readings · %,d anomalies (%.1f %%)",
                cells.size(),
                readings,
                anomalies,
                readings == 0 ? 0 : 100.0 * anomalies / readings));
        svg.text(24, 104, "Share of anomalies", "font-size", 15, "font-weight", 600, "fill", Palette.INK);
        String left = leftOut();
        if (left != null) {
            quiet(170, 104, left);
        }
    }

    private @Nullable String leftOut() {
        long shown = cells.stream().filter(this::isShown).count();
        return shown == cells.size()
                ? null
                : String.format(Locale.ROOT, "the %,d of %,d sensors in whose rows and columns most anomalies are", shown, cells.size());
    }

    private boolean isShown(Cell cell) {
        return columns.containsKey(cell.entity()) && rows.containsKey(cell.sensor());
    }

    private void grid() {
        double width = columnWidth();
        columns.forEach((entity, place) -> svg.text(
                LEFT + (place + 0.5) * width,
                GRID_TOP - 8,
                shortened(entity, (int) (width / 7)),
                "font-size", 12, "fill", Palette.QUIET, "text-anchor", "middle"));
        rows.forEach((sensor, place) -> svg.text(
                LEFT - 12,
                GRID_TOP + place * ROW + 20,
                shortened(sensor, LONGEST_LABEL),
                "font-size", 13, "fill", Palette.INK, "text-anchor", "end"));
        cells.stream().filter(this::isShown).forEach(this::cell);
    }

    private void cell(Cell cell) {
        double width = columnWidth();
        double x = LEFT + place(columns, cell.entity()) * width;
        double y = GRID_TOP + place(rows, cell.sensor()) * ROW;
        double strength = Math.min(1, cell.share() / FULL);
        svg.open("a", "href", cell.plot());
        svg.tooltip(String.format(
                Locale.ROOT, "%s %s: %,d of %,d readings", cell.entity(), cell.sensor(), cell.anomalies(), cell.readings()));
        svg.element(
                "rect", "x", x + 1, "y", y + 1, "width", width - 2, "height", ROW - 2, "rx", 4,
                "fill", Palette.OUTSIDE, "fill-opacity", FAINTEST + (1 - FAINTEST) * strength);
        svg.text(
                x + width / 2,
                y + 19.5,
                String.format(Locale.ROOT, width < 46 ? "%.0f" : "%.1f %%", 100 * cell.share()),
                "font-size", 12, "fill", Palette.INK, "text-anchor", "middle");
        svg.close("a");
    }

    private static int place(Map<String, Integer> places, String name) {
        return places.getOrDefault(name, 0);
    }

    private void timeline() {
        double top = gridBottom() + 60;
        double bottom = top + TIMELINE;
        svg.text(24, top - 20, "Anomalies over time", "font-size", 15, "font-weight", 600, "fill", Palette.INK);
        NumberAxis counts = new NumberAxis(0, timeline.highest(), top, bottom);
        TimeAxis time = new TimeAxis(zone, timeline.first(), timeline.last(), 72, RIGHT);
        double base = counts.y(0);
        counts.marks(4).stream().filter(mark -> mark.signum() >= 0).forEach(mark -> {
            double y = counts.y(mark.doubleValue());
            svg.element("path", "d", "M72 %sH%s".formatted(Svg.number(y), Svg.number(RIGHT)), "stroke", Palette.GRID);
            svg.text(62, y + 4, NumberAxis.text(mark), "font-size", 12, "fill", Palette.QUIET, "text-anchor", "end");
        });
        double width = (RIGHT - 72) / timeline.bins();
        for (int bin = 0; bin < timeline.bins(); bin++) {
            double y = counts.y(timeline.count(bin));
            svg.element(
                    "rect", "x", 72 + bin * width + 0.5, "y", y, "width", width - 1, "height", base - y, "fill", Palette.OUTSIDE);
        }
        svg.element("path", "d", "M72 %sH%s".formatted(Svg.number(base), Svg.number(RIGHT)), "stroke", Palette.QUIET);
        for (TimeAxis.Mark mark : time.marks(TIME_MARKS)) {
            svg.text(mark.x(), base + 20, mark.text(), "font-size", 12, "fill", Palette.QUIET, "text-anchor", "middle");
        }
    }

    private double columnWidth() {
        return Math.min(WIDEST_COLUMN, (RIGHT - LEFT) / columns.size());
    }

    private double gridBottom() {
        return GRID_TOP + rows.size() * ROW;
    }

    private void quiet(double x, double y, String text) {
        svg.text(x, y, text, "font-size", 13, "fill", Palette.QUIET);
    }

    private static String shortened(String text, int longest) {
        int most = Math.max(3, longest);
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
