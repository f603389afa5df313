package io.vigil.core.series.readings;

import io.vigil.core.series.Reading;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of something that was sent as a reading.
public sealed interface Parsed {

    /// A clean reading and what else was sent with it.
    ///
    /// @param plantId null where none was sent
    /// @param lat NaN where none was sent or it was dropped
    /// @param lon NaN where none was sent or it was dropped
    /// @param unit null where none was sent
    /// @param reportedAnomaly the device's own verdict, null where none was sent
    record Accepted(
            Reading reading,
            @Nullable String plantId,
            double lat,
            double lon,
            @Nullable String unit,
            @Nullable Boolean reportedAnomaly,
            Set<Dropped> dropped)
            implements Parsed {

        public Accepted {
            dropped = Set.copyOf(dropped);
        }
    }

    /// No reading.
    record Rejected(Rejection reason) implements Parsed {}
}
