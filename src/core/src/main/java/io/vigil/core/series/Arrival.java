package io.vigil.core.series;

import java.util.Locale;

/// How a reading stands to those of its sensor that came before it.
public enum Arrival {
    /// Judged and learned from.
    ON_TIME,
    /// Older than the newest by more than the allowed lateness: judged, not learned from.
    LATE,
    /// Another value for an instant already seen: judged, not learned from.
    CONFLICT,
    /// The same value for an instant already seen: gets no verdict.
    DUPLICATE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// Its name on the wire and in files.
    public String id() {
        return id;
    }
}
