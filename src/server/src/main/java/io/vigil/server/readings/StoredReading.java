package io.vigil.server.readings;

import io.vigil.core.series.Arrival;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.readings.Parsed;
import org.jspecify.annotations.Nullable;

/// A reading as it was judged and stored.
///
/// @param id ascends in the order in which readings were judged
/// @param sensorKey of its row in `sensors`
/// @param originKey of its row in `origins`
/// @param zone that contains its position, null where none does
/// @param arrival on time, late or in conflict
/// @param verdict of the sensor's own detector
/// @param rules the verdict of `rolling-z`, null where it does not run beside
/// @param ml the verdict of `online-forest`, null where it does not run beside
public record StoredReading(
        long id,
        int sensorKey,
        int originKey,
        @Nullable String zone,
        Parsed.Accepted sent,
        Arrival arrival,
        Verdict verdict,
        @Nullable Verdict rules,
        @Nullable Verdict ml)
        implements Outcome {

    public Reading reading() {
        return sent.reading();
    }
}
