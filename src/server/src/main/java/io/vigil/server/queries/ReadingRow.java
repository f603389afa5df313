package io.vigil.server.queries;

import io.vigil.core.series.Reading;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.readings.Parsed;
import io.vigil.server.readings.StoredReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reading with its verdict, as it is stored. NaN and null stand for what it does not have.
///
/// @param sensorKey of the database, for cursors
/// @param outcome 0 stored, 1 late, 2 conflict
/// @param reasons a bit per reason
/// @param rules what rolling-z says, where it runs beside the sensor's own detector
/// @param ml what online-forest says, likewise
public record ReadingRow(
        long id,
        int sensorKey,
        String sensor,
        String type,
        String location,
        @Nullable String plant,
        @Nullable String unit,
        long micros,
        double value,
        int outcome,
        boolean anomaly,
        boolean inEvent,
        double score,
        int reasons,
        double expected,
        double lower,
        double upper,
        double lat,
        double lon,
        @Nullable Boolean reported,
        @Nullable Boolean ml,
        double mlScore,
        @Nullable Boolean rules) {

    private static final List<String> OUTCOMES = List.of("stored", "late", "conflict");

    private static final List<String> COLUMNS = List.of(
            "id", "sensor_id", "sensor_type", "location", "plant_id", "unit", "timestamp", "value", "outcome",
            "is_anomaly", "in_event", "anomaly_score", "reasons", "expected", "lower", "upper", "lat", "lon",
            "reported_anomaly", "ml_is_anomaly", "ml_anomaly_score", "rules_is_anomaly");

    /// What [#of] reads, of the tables `readings r`, `sensors s` and `origins o`.
    static final String SELECTED = """
            select r.id, r.sensor_key, s.sensor_id, o.sensor_type, o.location, o.plant_id, o.unit, r."timestamp", r.value,
                r.outcome, r.anomaly, r.in_event, r.anomaly_score, r.reasons, r.expected, r.lower, r.upper,
                r.lat, r.lon, r.reported_anomaly, r.ml_anomaly, r.ml_score, r.rule_anomaly""";

    /// @param name `readings` or `anomalies`
    record ReadingShape(String name) implements Shape<ReadingRow> {

        @Override
        public List<String> columns() {
            return COLUMNS;
        }

        @Override
        public void write(ReadingRow reading, Fields fields) {
            reading.write(fields);
        }
    }

    static ReadingRow of(ResultSet row, int number) throws SQLException {
        return new ReadingRow(
                row.getLong("id"),
                row.getInt("sensor_key"),
                row.getString("sensor_id"),
                row.getString("sensor_type"),
                row.getString("location"),
                row.getString("plant_id"),
                row.getString("unit"),
                Sql.micros(row, "timestamp"),
                row.getDouble("value"),
                row.getInt("outcome"),
                row.getBoolean("anomaly"),
                row.getBoolean("in_event"),
                row.getDouble("anomaly_score"),
                row.getInt("reasons"),
                Sql.number(row, "expected"),
                Sql.number(row, "lower"),
                Sql.number(row, "upper"),
                Sql.number(row, "lat"),
                Sql.number(row, "lon"),
                Sql.flag(row, "reported_anomaly"),
                Sql.flag(row, "ml_anomaly"),
                Sql.number(row, "ml_score"),
                Sql.flag(row, "rule_anomaly"));
    }

    /// The same as it comes from the writer.
    public static ReadingRow of(StoredReading stored) {
        Parsed.Accepted sent = stored.sent();
        Reading reading = sent.reading();
        Verdict verdict = stored.verdict();
        Verdict rules = stored.rules();
        Verdict ml = stored.ml();
        return new ReadingRow(
                stored.id(), stored.sensorKey(), reading.key().sensor(), reading.key().type(), reading.key().location(),
                sent.plantId(), sent.unit(), reading.micros(), reading.value(), stored.arrival().ordinal(),
                verdict.isAnomaly(), verdict.inEvent(), verdict.score(), Fields.mask(verdict.reasons()),
                verdict.expected(), verdict.lower(), verdict.upper(), sent.lat(), sent.lon(), sent.reportedAnomaly(),
                ml == null ? null : ml.isAnomaly(), ml == null ? Double.NaN : ml.score(),
                rules == null ? null : rules.isAnomaly());
    }

    /// Writes it as every answer and feed shows it.
    public void write(Fields fields) {
        fields.whole("id", id).text("sensor_id", sensor).text("sensor_type", type).text("location", location);
        if (plant != null) {
            fields.text("plant_id", plant);
        }
        if (unit != null) {
            fields.text("unit", unit);
        }
        fields.time("timestamp", micros).number("value", value).text("outcome", OUTCOMES.get(outcome));
        fields.flag("is_anomaly", anomaly).flag("in_event", inEvent).number("anomaly_score", score);
        fields.reasons("reasons", reasons).number("expected", expected).number("lower", lower).number("upper", upper);
        if (!Double.isNaN(lat)) {
            fields.number("lat", lat).number("lon", lon);
        }
        if (reported != null) {
            fields.flag("reported_anomaly", reported);
        }
        if (ml != null) {
            fields.inner("ml", its -> its.flag("is_anomaly", ml).number("anomaly_score", mlScore));
        }
        if (rules != null) {
            fields.inner("rules", its -> its.flag("is_anomaly", rules));
        }
    }
}
