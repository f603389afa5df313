package io.vigil.core.series;

import java.util.Locale;

/// The kinds of fitted baselines, from the poorest to the richest.
public enum BaselineType {
    /// By the hour of the day.
    DAILY,
    /// By the day of the week and the hour.
    WEEKLY,
    /// By the day of the year and the hour.
    SEASONAL;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// Its name on the wire and in files.
    public String id() {
        return id;
    }
}
