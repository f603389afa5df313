package io.vigil.core.series.online;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Some sensors of one type that take turns, a reading every ten seconds unless told otherwise, around 20 with a noise of
/// standard deviation 1.
final class Fleet {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final int SENSORS = 4;

    final Random random;
    final OnlineForest detector;
    OnlineForestState state;
    long micros = Times.micros(Instant.parse("2026-03-02T00:00:00Z"));
    private final int seconds;
    private int sent;

    Fleet(SensorRules rules, long seed) {
        this(rules, seed, 10);
    }

    Fleet(SensorRules rules, long seed, int seconds) {
        this.seconds = seconds;
        random = new Random(seed);
        detector = new OnlineForest(ZONE, rules);
        state = detector.start(key(0));
    }

    Fleet() {
        this(SensorRules.NONE, 42);
    }

    static SensorKey key(int sensor) {
        return new SensorKey("probe-" + sensor, "temperature", "hall");
    }

    Reading next(double value) {
        micros += seconds * Times.MICROS_PER_SECOND;
        return new Reading(key(sent++ % SENSORS), micros, value);
    }

    Verdict send(double value) {
        return detector.detect(state, next(value));
    }

    Verdict judge(double value) {
        return detector.judge(state, new Reading(key(sent % SENSORS), micros, value));
    }

    double ordinary() {
        return 20 + random.nextGaussian();
    }

    List<Verdict> ordinary(int readings) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < readings; i++) {
            verdicts.add(send(ordinary()));
        }
        return verdicts;
    }

    byte[] bytes() {
        return detector.codec().write(state);
    }

    int training() {
        Model model = state.model;
        return model == null ? 0 : model.training;
    }
}
