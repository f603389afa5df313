package io.vigil.edge;

import io.vigil.core.series.Reading;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.readings.Rejection;
import io.vigil.core.series.watch.Judged;
import org.jspecify.annotations.Nullable;

/// What became of one value of a row.
///
/// @param sensor the id; null where the row does not tell it
/// @param reading null where the row holds none
/// @param verdict null where there is no reading or it repeats one
/// @param reason why there is no verdict; empty where there is one
record Finding(@Nullable String sensor, @Nullable Reading reading, @Nullable Verdict verdict, String reason) {

    static Finding of(Judged judged) {
        Reading reading = judged.reading();
        Verdict verdict = judged.verdict();
        return new Finding(reading.key().sensor(), reading, verdict, verdict == null ? judged.arrival().id() : "");
    }

    static Finding rejected(@Nullable String sensor, Rejection rejection) {
        return new Finding(sensor, null, null, rejection.id());
    }

    boolean isAnomaly() {
        return verdict != null && verdict.isAnomaly();
    }
}
