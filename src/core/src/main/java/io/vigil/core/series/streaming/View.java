package io.vigil.core.series.streaming;

import java.util.List;

/// One way of looking at a reading: a size that is small on ordinary days.
enum View {
    /// How far above the profile of its hour the value is.
    ABOVE(false),
    /// How far below.
    BELOW(false),
    /// How far above its recent level the value is.
    HIGH(false),
    /// How far below.
    LOW(false),
    /// How far it jumped away from what was expected since the reading before.
    JUMP(false),
    /// The deviation from the profile, averaged over about 12 readings.
    SHIFT(true),
    /// The same over about 48 readings.
    DRIFT(true),
    /// The mean jump of about 12 readings.
    CHURN(true),
    /// How many times in a row the value came again unchanged.
    STUCK(false),
    /// The seconds since the reading before.
    GAP(false);

    static final List<View> ALL = List.of(values());
    static final int COUNT = ALL.size();

    /// An average wanders by itself, so it must pass its record by more.
    private static final double SLOW_EXTRA = 1.5 / 1.3;

    /// What its record is multiplied with.
    final double handicap;

    View(boolean slow) {
        this.handicap = slow ? SLOW_EXTRA : 1;
    }
}
