package io.vigil.server.readings;

import io.vigil.core.series.readings.Parsed;
import io.vigil.core.series.readings.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The rules that only a clock can judge: a reading must not be from the future, nor older than what is
/// kept.
final class Admission {

    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Duration retention;

    Admission(InstantSource clock, Duration retention) {
        this.clock = clock;
        this.retention = retention;
    }

    /// The same with the readings that break a rule rejected.
    List<Parsed> admit(List<Parsed> parsed) {
        Instant now = clock.instant();
        long latest = micros(now.plus(AHEAD));
        long earliest = micros(now.minus(retention));
        List<Parsed> admitted = new ArrayList<>(parsed.size());
        for (Parsed one : parsed) {
            admitted.add(one instanceof Parsed.Accepted sent ? admit(sent, earliest, latest) : one);
        }
        return admitted;
    }

    private static Parsed admit(Parsed.Accepted sent, long earliest, long latest) {
        long micros = sent.reading().micros();
        if (micros > latest) {
            return new Parsed.Rejected(Rejection.FUTURE);
        }
        return micros < earliest ? new Parsed.Rejected(Rejection.EXPIRED) : sent;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
