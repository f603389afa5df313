package io.vigil.client.send;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// How long to wait before a request is repeated: doubling from 250 ms to 10 s, of which a random
/// half is taken off so that many clients do not come back at once, but never less than the server
/// asks for.
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int DOUBLINGS = 6;

    private final DoubleSupplier random;
    private final Time time;

    /// @param random uniform in [0,1)
    public Backoff(DoubleSupplier random, Time time) {
        this.random = random;
        this.time = time;
    }

    /// @param attempt how often the request has failed so far, counted from 1
    /// @param retryAfter the header of that name: seconds or a date; anything else counts as absent
    Duration delay(int attempt, @Nullable String retryAfter) {
        Duration full = FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        Duration capped = full.compareTo(LONGEST) > 0 ? LONGEST : full;
        Duration own = Duration.ofNanos((long) (capped.toNanos() * (1 - random.getAsDouble() / 2)));
        Duration asked = retryAfter == null ? Duration.ZERO : asked(retryAfter.strip());
        return asked.compareTo(own) > 0 ? asked : own;
    }

    private Duration asked(String retryAfter) {
        if (retryAfter.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            Instant date = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(time.now(), date);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
