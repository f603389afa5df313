package io.vigil.core.series.streaming;

import io.vigil.core.series.Learning;
import io.vigil.core.series.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/// What [Streaming] remembers of one sensor, in less than 2 KB when written. Not safe for many threads.
public final class StreamingState {

    /// With fewer readings there is no telling what is ordinary.
    static final int LEARNING = 100;

    /// The first readings set no records, because the averages start from one of them.
    static final int WARM_UP = 24;

    /// An alarm needs a view at thirty percent above its record.
    static final double BAR = 1.3;

    final ZoneId zone;
    final Profile profile = new Profile();
    final Levels levels = new Levels();
    final Records records = new Records();
    final Event event = new Event();

    /// The loudness from which this sensor alarms once it is old; feedback moves it.
    double bar = BAR;

    private final ZoneRules rules;

    StreamingState(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    long localSecond(long micros) {
        long second = Math.floorDiv(micros, Times.MICROS_PER_SECOND);
        return second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    /// The loudness from which this sensor alarms now: higher while it is young, because the largest
    /// of few readings is a low record.
    double bar() {
        double youth = (double) LEARNING / Math.max(levels.count, 1);
        return bar * (1 + youth * youth / 2);
    }

    boolean learning() {
        return levels.count < LEARNING;
    }

    @Nullable Learning progress() {
        return learning() ? new Learning((int) levels.count, LEARNING) : null;
    }
}
