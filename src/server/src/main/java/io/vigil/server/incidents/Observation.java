package io.vigil.server.incidents;

import io.vigil.core.series.SensorKey;
import io.vigil.core.series.Verdict;
import io.vigil.server.queries.Fields;

/// What incidents need to know of a judged reading, or of a silence.
///
/// @param micros the time of the reading, or when the silence was noticed
/// @param value NaN of a silence
/// @param reasons a bit per reason
record Observation(
        int sensorKey,
        String sensor,
        String type,
        String location,
        long micros,
        double value,
        boolean anomaly,
        boolean inEvent,
        double score,
        int reasons) {

    static Observation of(int sensorKey, SensorKey key, long micros, double value, Verdict verdict) {
        return new Observation(sensorKey, key.sensor(), key.type(), key.location(), micros, value, verdict.isAnomaly(),
                verdict.inEvent(), verdict.score(), Fields.mask(verdict.reasons()));
    }
}
