package io.vigil.core.series.streaming;

import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/// One sensor that sends what a test tells it to, every minute unless told otherwise.
final class Feed {

    static final SensorKey KEY = SensorKey.of("boiler");
    static final int DAY = 1_440;

    final Random random = new Random(42);
    final Streaming detector;
    StreamingState state;
    long micros = Times.micros(Instant.parse("2026-03-02T00:00:00Z"));
    double period = 60;

    /// Alarms since the start.
    final List<Verdict> alarms = new ArrayList<>();

    Feed(SensorRules rules) {
        detector = new Streaming(ZoneOffset.UTC, rules);
        state = detector.start(KEY);
    }

    Feed() {
        this(SensorRules.NONE);
    }

    Verdict send(double value) {
        micros += Math.round(period * Times.MICROS_PER_SECOND);
        Verdict verdict = detector.detect(state, new Reading(KEY, micros, value));
        if (verdict.isAnomaly()) {
            alarms.add(verdict);
        }
        return verdict;
    }

    /// Sends readings around a level with a noise of standard deviation 1.
    void noise(int readings, double level) {
        send(readings, i -> level + random.nextGaussian());
    }

    void send(int readings, DoubleUnaryOperator value) {
        for (int i = 0; i < readings; i++) {
            send(value.applyAsDouble(i));
        }
    }

    Verdict judge(long atMicros, double value) {
        return detector.judge(state, new Reading(KEY, atMicros, value));
    }

    Optional<Verdict> silentFor(double seconds) {
        return detector.silence(state, Times.instant(micros + Math.round(seconds * Times.MICROS_PER_SECOND)));
    }

    byte[] bytes() {
        return detector.codec().write(state);
    }

    /// The reasons of all verdicts while these are sent.
    Set<Reason> reasons(int readings, DoubleUnaryOperator value) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < readings; i++) {
            reasons.addAll(send(value.applyAsDouble(i)).reasons());
        }
        return reasons;
    }
}
