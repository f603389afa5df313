package io.vigil.core.series;

import java.time.Instant;

/// Instants as microseconds since 1970-01-01T00:00:00Z.
public final class Times {

    public static final long MICROS_PER_SECOND = 1_000_000L;

    private Times() {}

    public static Instant instant(long micros) {
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        return Instant.ofEpochSecond(second, Math.floorMod(micros, MICROS_PER_SECOND) * 1_000L);
    }

    /// Drops what is finer than a microsecond.
    ///
    /// @throws ArithmeticException beyond the year 292,000
    public static long micros(Instant instant) {
        long seconds = Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND);
        return Math.addExact(seconds, instant.getNano() / 1_000);
    }

    /// The seconds from one instant to a later one, both in microseconds.
    public static double seconds(long from, long to) {
        return ((double) to - (double) from) / MICROS_PER_SECOND;
    }
}
