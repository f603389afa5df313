package io.vigil.server.queries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What the readings of a location and type were like in a stretch of time.
///
/// @param start in microseconds
/// @param std NaN of one reading
public record Window(
        long start,
        long end,
        String location,
        String type,
        double avg,
        double min,
        double max,
        double std,
        long count,
        long anomalies) {

    /// How `GET /aggregates` and the live feed show it.
    public static final Shape<Window> SHAPE = new Shape<>() {

        @Override
        public String name() {
            return "aggregates";
        }

        @Override
        public List<String> columns() {
            return List.of("window_start", "window_end", "location", "sensor_type", "avg_value", "min_value",
                    "max_value", "stddev_value", "count_readings", "anomaly_count");
        }

        @Override
        public void write(Window window, Fields fields) {
            fields.time("window_start", window.start).time("window_end", window.end);
            fields.text("location", window.location).text("sensor_type", window.type);
            fields.number("avg_value", window.avg).number("min_value", window.min).number("max_value", window.max);
            fields.number("stddev_value", window.std);
            fields.whole("count_readings", window.count).whole("anomaly_count", window.anomalies);
        }
    };

    /// How `GET /statistics` shows it.
    static final Shape<Window> STATISTICS = new Shape<>() {

        @Override
        public String name() {
            return "statistics";
        }

        @Override
        public List<String> columns() {
            return List.of("location", "sensor_type", "count", "mean", "min", "max", "std", "anomalies");
        }

        @Override
        public void write(Window window, Fields fields) {
            fields.text("location", window.location).text("sensor_type", window.type).whole("count", window.count);
            fields.number("mean", window.avg).number("min", window.min).number("max", window.max);
            fields.number("std", window.std).whole("anomalies", window.anomalies);
        }
    };

    static Window of(ResultSet row, int number) throws SQLException {
        return new Window(
                Sql.micros(row, "window_start"),
                Sql.micros(row, "window_end"),
                row.getString("location"),
                row.getString("sensor_type"),
                row.getDouble("avg_value"),
                row.getDouble("min_value"),
                row.getDouble("max_value"),
                Sql.number(row, "stddev_value"),
                row.getLong("count_readings"),
                row.getLong("anomaly_count"));
    }
}
