package io.vigil.server.readings;

import io.vigil.core.series.Times;
import java.time.Instant;

/// The time of a feed: its newest event time plus what has elapsed since that came, so that a replay of
/// old data is not taken for silence.
final class FeedClock {

    private long newestMicros;
    private long sinceNanos = System.nanoTime();

    /// @param newestMicros Long.MIN_VALUE before the first reading
    FeedClock(long newestMicros) {
        this.newestMicros = newestMicros;
    }

    void advance(long micros) {
        if (micros > newestMicros) {
            newestMicros = micros;
            sinceNanos = System.nanoTime();
        }
    }

    /// Long.MIN_VALUE before the first reading.
    long nowMicros() {
        return newestMicros == Long.MIN_VALUE
                ? newestMicros
                : newestMicros + (System.nanoTime() - sinceNanos) / 1_000;
    }

    /// The distant past before the first reading.
    Instant now() {
        return newestMicros == Long.MIN_VALUE ? Instant.MIN : Times.instant(nowMicros());
    }
}
