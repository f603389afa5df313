package io.vigil.server.incidents;

import io.vigil.core.series.Reason;
import io.vigil.core.series.Times;
import io.vigil.server.queries.Fields;
import io.vigil.server.queries.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of anomalies of one sensor, or its silence, as one thing with a life.
///
/// It ends with the third reading in a row that is out of the event; where silence alone opened it, with
/// the first reading that comes. Times are in microseconds.
///
/// @param silent the sensor has not sent since it was called silent
/// @param reasons a bit per reason that was given so far
/// @param peakScore the highest score so far
/// @param peakValue the value that had it, NaN where that was a silence
/// @param readings that came since, the first included
/// @param anomalies how many of them raised an alarm
/// @param calm how many readings in a row were out of the event
/// @param feedback whether a person called it a true alarm, null where nobody said so
record Incident(
        long id,
        int sensorKey,
        String sensor,
        String type,
        String location,
        long openedAt,
        @Nullable Long closedAt,
        boolean silent,
        int reasons,
        double peakScore,
        double peakValue,
        long readings,
        long anomalies,
        int calm,
        @Nullable Long acknowledgedAt,
        @Nullable Boolean feedback) {

    static final Shape<Incident> SHAPE = new Shape<>() {

        @Override
        public String name() {
            return "incidents";
        }

        @Override
        public List<String> columns() {
            return List.of("id", "sensor_id", "sensor_type", "location", "status", "opened_at", "closed_at", "duration_s",
                    "reasons", "peak_score", "peak_value", "anomalies", "readings", "acknowledged_at", "feedback");
        }

        @Override
        public void write(Incident incident, Fields fields) {
            incident.write(fields);
        }
    };

    private static final int CALM_TO_CLOSE = 3;
    private static final int DROPOUT = 1 << Reason.DROPOUT.ordinal();
    private static final int GAP = 1 << Reason.GAP.ordinal();

    /// An incident that begins with a reading.
    static Incident openedBy(Observation reading, long id) {
        return begun(reading, id, false).with(reading);
    }

    /// An incident that begins with a silence.
    static Incident openedBySilence(Observation silence, long id) {
        return begun(silence, id, true);
    }

    private static Incident begun(Observation first, long id, boolean silent) {
        return new Incident(id, first.sensorKey(), first.sensor(), first.type(), first.location(), first.micros(), null,
                silent, first.reasons(), first.score(), first.value(), 0, 0, 0, null, null);
    }

    boolean isOpen() {
        return closedAt == null;
    }

    /// The same after the sensor's next reading.
    Incident after(Observation reading) {
        Incident next = with(reading);
        boolean over = silent ? reasons == DROPOUT : next.calm == CALM_TO_CLOSE;
        return over ? next.closed(Math.max(openedAt, reading.micros())) : next;
    }

    /// The same after the sensor was called silent.
    Incident afterSilence(Observation silence) {
        boolean higher = silence.score() > peakScore;
        return new Incident(id, sensorKey, sensor, type, location, openedAt, closedAt, true, reasons | silence.reasons(),
                higher ? silence.score() : peakScore, higher ? Double.NaN : peakValue, readings, anomalies, calm,
                acknowledgedAt, feedback);
    }

    private Incident with(Observation reading) {
        boolean higher = reading.inEvent() && reading.score() > peakScore;
        return new Incident(id, sensorKey, sensor, type, location, openedAt, closedAt, false,
                reading.inEvent() ? reasons | reading.reasons() : reasons,
                higher ? reading.score() : peakScore, higher ? reading.value() : peakValue,
                readings + 1, anomalies + (reading.anomaly() ? 1 : 0), reading.inEvent() ? 0 : calm + 1,
                acknowledgedAt, feedback);
    }

    private Incident closed(long at) {
        return new Incident(id, sensorKey, sensor, type, location, openedAt, at, false, reasons, peakScore, peakValue,
                readings, anomalies, calm, acknowledgedAt, feedback);
    }

    /// Whether a reading that closed an incident tells no more than that the silence is over.
    static boolean isEndOfSilence(Observation reading) {
        return (reading.reasons() & ~GAP) == 0;
    }

    /// Writes it as every answer, feed and webhook shows it.
    void write(Fields fields) {
        fields.whole("id", id).text("sensor_id", sensor).text("sensor_type", type).text("location", location);
        fields.text("status", isOpen() ? "open" : "closed").time("opened_at", openedAt).time("closed_at", closedAt);
        fields.number("duration_s", closedAt == null ? Double.NaN : Times.seconds(openedAt, closedAt));
        fields.reasons("reasons", reasons).number("peak_score", peakScore).number("peak_value", peakValue);
        fields.whole("anomalies", anomalies).whole("readings", readings).time("acknowledged_at", acknowledgedAt);
        fields.text("feedback", feedback == null ? null : feedback.toString());
    }
}
