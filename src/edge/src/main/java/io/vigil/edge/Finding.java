package io.vigil.edge;

import io.vigil.core.series.Arrival;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.readings.Rejection;
import io.vigil.core.series.watch.Judged;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What became of one value of a row.
///
/// @param sensor the id; null where the row does not tell it
/// @param reading null where the row holds none
/// @param verdict null where there is no reading or it repeats one
/// @param reasons those of the verdict, or the one why there is none
record Finding(
        @Nullable String sensor, @Nullable Reading reading, @Nullable Verdict verdict, List<String> reasons) {

    static Finding of(Judged judged) {
        Reading reading = judged.reading();
        Verdict verdict = judged.verdict();
        List<String> reasons = verdict == null
                ? List.of(Arrival.DUPLICATE.id())
                : verdict.reasons().stream().map(Reason::id).toList();
        return new Finding(reading.key().sensor(), reading, verdict, reasons);
    }

    static Finding rejected(@Nullable String sensor, Rejection rejection) {
        return new Finding(sensor, null, null, List.of(rejection.id()));
    }

    boolean isAnomaly() {
        return verdict != null && verdict.isAnomaly();
    }
}
