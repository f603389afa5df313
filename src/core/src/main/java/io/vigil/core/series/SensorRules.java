package io.vigil.core.series;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a sensor beforehand.
///
/// @param min the least value that is physically possible, -Infinity for none
/// @param max the greatest, Infinity for none
/// @param maxGap the longest silence that is normal; null leaves it to the detector
/// @param lateness how much older than the newest reading one may be and still be learned from
/// @param direction which deviations matter
/// @param minDeviation smaller deviations never matter, in the sensor's unit
public record SensorRules(
        double min,
        double max,
        @Nullable Duration maxGap,
        Duration lateness,
        Direction direction,
        double minDeviation) {

    /// Nothing is known.
    public static final SensorRules NONE =
            new SensorRules(
                    Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, null, Duration.ZERO, Direction.BOTH, 0);

    public SensorRules {
        if (!(min < max)) {
            throw new IllegalArgumentException("min < max must hold");
        }
        if (maxGap != null && (maxGap.isNegative() || maxGap.isZero())) {
            throw new IllegalArgumentException("max_gap must be above 0");
        }
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("lateness must not be negative");
        }
        if (!(minDeviation >= 0 && Double.isFinite(minDeviation))) {
            throw new IllegalArgumentException("min_deviation must be finite and not negative");
        }
    }

    /// The rules of a physical range alone.
    public static SensorRules range(double min, double max) {
        return new SensorRules(min, max, null, Duration.ZERO, Direction.BOTH, 0);
    }

    public boolean possible(double value) {
        return value >= min && value <= max;
    }

    /// Whether a deviation goes in a direction that matters and is not too small to.
    public boolean matters(double deviation) {
        boolean heeded = deviation >= 0 ? direction.up() : direction.down();
        return heeded && Math.abs(deviation) >= minDeviation;
    }

    /// Whether `max_gap` is known and a sensor that was last heard of at an instant exceeds it.
    ///
    /// @param lastMicros Long.MIN_VALUE for one that was never heard of, which is never overdue
    public boolean overdue(long lastMicros, Instant now) {
        return maxGap != null
                && lastMicros != Long.MIN_VALUE
                && now.isAfter(Times.instant(lastMicros).plus(maxGap));
    }
}
