package io.vigil.core.series.watch;

import io.vigil.core.series.Arrival;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a reading.
///
/// @param verdict of the sensor's own detector; null for a duplicate
/// @param beside of the detectors that run beside it, in their order; empty for a duplicate
public record Judged(Reading reading, Arrival arrival, @Nullable Verdict verdict, List<Verdict> beside) {

    public Judged {
        beside = List.copyOf(beside);
    }
}
