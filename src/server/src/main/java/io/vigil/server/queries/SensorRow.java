package io.vigil.server.queries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A sensor and what was last heard of it.
///
/// @param openIncident the id of its open incident, null where there is none
record SensorRow(
        String sensor,
        String type,
        String location,
        @Nullable String plant,
        @Nullable String unit,
        double lat,
        double lon,
        @Nullable String zone,
        String detector,
        Status status,
        int learningN,
        int learningOf,
        long lastMicros,
        double lastValue,
        boolean anomaly,
        boolean inEvent,
        double score,
        int reasons,
        double expected,
        double lower,
        double upper,
        long readings,
        long anomalies,
        @Nullable Long openIncident) {

    /// The first that holds.
    enum Status {
        SILENT,
        ANOMALY,
        LEARNING,
        OK
    }

    static final Shape<SensorRow> SHAPE = new Shape<>() {

        @Override
        public String name() {
            return "sensors";
        }

        @Override
        public List<String> columns() {
            return List.of("sensor_id", "sensor_type", "location", "plant_id", "unit", "lat", "lon", "zone", "detector",
                    "status", "learning_n", "learning_of", "last_timestamp", "last_value", "is_anomaly", "in_event",
                    "anomaly_score", "reasons", "expected", "lower", "upper", "count_readings", "anomaly_count",
                    "open_incident");
        }

        @Override
        public void write(SensorRow sensor, Fields fields) {
            sensor.write(fields);
        }
    };

    static SensorRow of(ResultSet row, int number) throws SQLException {
        int learningOf = row.getInt("learning_of");
        boolean inEvent = row.getBoolean("in_event");
        long incident = row.getLong("open_incident");
        return new SensorRow(
                row.getString("sensor_id"),
                row.getString("sensor_type"),
                row.getString("location"),
                row.getString("plant_id"),
                row.getString("unit"),
                Sql.number(row, "lat"),
                Sql.number(row, "lon"),
                row.getString("zone"),
                row.getString("detector"),
                row.getBoolean("silent") ? Status.SILENT : inEvent ? Status.ANOMALY : learningOf > 0 ? Status.LEARNING : Status.OK,
                row.getInt("learning_n"),
                learningOf,
                Sql.micros(row, "last_timestamp"),
                row.getDouble("last_value"),
                row.getBoolean("anomaly"),
                inEvent,
                row.getDouble("anomaly_score"),
                row.getInt("reasons"),
                Sql.number(row, "expected"),
                Sql.number(row, "lower"),
                Sql.number(row, "upper"),
                row.getLong("count_readings"),
                row.getLong("anomaly_count"),
                incident == 0 ? null : Long.valueOf(incident));
    }

    private void write(Fields fields) {
        fields.text("sensor_id", sensor).text("sensor_type", type).text("location", location);
        optional(fields, "plant_id", plant);
        optional(fields, "unit", unit);
        if (!Double.isNaN(lat)) {
            fields.number("lat", lat).number("lon", lon);
        }
        optional(fields, "zone", zone);
        fields.text("detector", detector).text("status", status.name().toLowerCase(Locale.ROOT));
        if (learningOf > 0) {
            fields.inner("learning", its -> its.whole("n", learningN).whole("of", learningOf));
        }
        fields.time("last_timestamp", lastMicros).number("last_value", lastValue);
        fields.flag("is_anomaly", anomaly).flag("in_event", inEvent).number("anomaly_score", score);
        fields.reasons("reasons", reasons).number("expected", expected).number("lower", lower).number("upper", upper);
        fields.whole("count_readings", readings).whole("anomaly_count", anomalies);
        if (openIncident != null) {
            fields.whole("open_incident", openIncident);
        }
    }

    private static void optional(Fields fields, String name, @Nullable String text) {
        if (text != null) {
            fields.text(name, text);
        }
    }
}
