package io.vigil.client.send;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// What the replay knows of time; tests bring their own.
public interface Time {

    /// A steady count of nanoseconds from an arbitrary origin.
    long nanos();

    /// The wall clock, for a `Retry-After` that names a date.
    Instant now();

    void sleep(Duration duration) throws InterruptedException;

    static Time system() {
        return new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            }
        };
    }
}
