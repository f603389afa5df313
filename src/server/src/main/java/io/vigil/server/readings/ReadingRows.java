package io.vigil.server.readings;

import io.vigil.core.series.Reason;
import io.vigil.core.series.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writes readings and their verdicts to the table `readings`.
final class ReadingRows {

    private static final String COPY =
            """
            copy readings (id, "timestamp", value, anomaly_score, expected, lower, upper, ml_score, lat, lon,
                sensor_key, origin_key, reasons, outcome, anomaly, in_event, rule_anomaly, ml_anomaly, reported_anomaly)
            from stdin binary
            """;
    private static final int COLUMNS = 19;

    private final CopyBuffer buffer = new CopyBuffer();

    void write(Connection connection, List<StoredReading> readings) throws SQLException {
        buffer.begin();
        readings.forEach(this::row);
        buffer.end();
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            copy.writeToCopy(buffer.bytes(), 0, buffer.size());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void row(StoredReading stored) {
        Verdict verdict = stored.verdict();
        buffer.row(COLUMNS)
                .bigint(stored.id())
                .instant(stored.reading().micros())
                .number(stored.reading().value())
                .number(verdict.score())
                .number(verdict.expected())
                .number(verdict.lower())
                .number(verdict.upper())
                .number(stored.ml() == null ? Double.NaN : stored.ml().score())
                .number(stored.sent().lat())
                .number(stored.sent().lon())
                .integer(stored.sensorKey())
                .integer(stored.originKey())
                .integer(mask(verdict.reasons()))
                .smallint(stored.arrival().ordinal())
                .flag(verdict.isAnomaly())
                .flag(verdict.inEvent())
                .flag(anomaly(stored.rules()))
                .flag(anomaly(stored.ml()))
                .flag(stored.sent().reportedAnomaly());
    }

    private static @Nullable Boolean anomaly(@Nullable Verdict verdict) {
        return verdict == null ? null : verdict.isAnomaly();
    }

    /// A bit per reason.
    static int mask(List<Reason> reasons) {
        int mask = 0;
        for (Reason reason : reasons) {
            mask |= 1 << reason.ordinal();
        }
        return mask;
    }
}
