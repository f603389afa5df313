package io.vigil.server.queries;

import io.vigil.core.format.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A zone and one of its windows.
///
/// @param outlines of the polygons it is drawn by, each `[[lon, lat], ..]`
/// @param window null where nothing was read yet
/// @param newest whether the list holds the newest window of each zone
record ZoneRow(String zone, List<double[][]> outlines, @Nullable ZoneWindow window, boolean newest) {

    static final Shape<ZoneRow> SHAPE = new Shape<>() {

        @Override
        public String name() {
            return "zones";
        }

        @Override
        public List<String> columns() {
            return List.of("zone", "polygon", "further_polygons", "window_start", "window_end", "count", "mean", "median",
                    "min", "max", "std", "anomalies");
        }

        @Override
        public void write(ZoneRow row, Fields fields) {
            fields.text("zone", row.zone).json("polygon", row.outlines.isEmpty() ? "[]" : json(row.outlines.getFirst()));
            if (row.outlines.size() > 1) {
                fields.json("further_polygons", row.outlines.stream()
                        .skip(1)
                        .map(ZoneRow::json)
                        .collect(Collectors.joining(",", "[", "]")));
            }
            ZoneWindow.write(row.window, fields);
        }
    };

    /// Where it stands in its list: when its window ends, 0 where the list has one row per zone.
    long place() {
        return newest || window == null ? 0 : window.end();
    }

    private static String json(double[][] outline) {
        return Arrays.stream(outline)
                .map(point -> "[" + Numbers.text(point[0]) + "," + Numbers.text(point[1]) + "]")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
