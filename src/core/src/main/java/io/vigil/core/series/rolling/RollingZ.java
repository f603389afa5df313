package io.vigil.core.series.rolling;

import io.vigil.core.series.Bar;
import io.vigil.core.series.Keying;
import io.vigil.core.series.Moments;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The three-sigma rule: an anomaly is more than three standard deviations from the mean of the last
/// 100 readings of its type and location, the current one excluded, once there are 30.
///
/// Anomalous readings enter the window like all others, because it is the last 100 readings: after a
/// level shift the alarms end by themselves. Those out of the physical range do not.
///
/// A key that mostly repeats itself has no noise to measure. There the standard deviation counts as
/// at least a ten-thousandth of the mean, so that a change of 0.03 % is never an anomaly.
///
/// The score is |z|, at most a million.
public final class RollingZ implements SeriesDetector<RollingState> {

    private static final double LIMIT = 3;
    private static final double RESOLUTION = 1e-4;
    private static final double HIGHEST_SCORE = 1e6;

    private final SensorRules rules;
    private final RollingCodec codec = new RollingCodec();

    public RollingZ(SensorRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "rolling-z";
    }

    @Override
    public Keying keying() {
        return Keying.TYPE_AND_LOCATION;
    }

    @Override
    public RollingState start(SensorKey key) {
        return new RollingState();
    }

    @Override
    public StateCodec<RollingState> codec() {
        return codec;
    }

    @Override
    public Verdict detect(RollingState state, Reading reading) {
        Verdict verdict = judge(state, reading);
        state.lastMicros = Math.max(state.lastMicros, reading.micros());
        if (rules.possible(reading.value())) {
            state.outside.remove(reading.key());
            state.add(reading.value());
        } else {
            state.outside.add(reading.key());
        }
        return verdict;
    }

    @Override
    public Verdict judge(RollingState state, Reading reading) {
        if (!rules.possible(reading.value())) {
            return outOfRange(state, reading);
        }
        Moments moments = state.moments();
        double scale = scale(state, moments);
        double deviation = Moments.bounded(reading.value()) - moments.mean();
        double limit = LIMIT * state.bar * scale;
        boolean learning = state.learning();
        boolean alarm = !learning && Math.abs(deviation) > limit && rules.matters(deviation);
        double reach = learning ? Double.NaN : Math.max(limit, rules.minDeviation());
        return new Verdict(
                alarm,
                alarm,
                learning ? 0 : Math.min(HIGHEST_SCORE, Math.abs(deviation) / scale),
                alarm ? List.of(deviation > 0 ? Reason.SPIKE : Reason.DIP) : List.of(),
                moments.mean(),
                moments.mean() - reach,
                moments.mean() + reach,
                state.progress());
    }

    private static double scale(RollingState state, Moments moments) {
        double least = state.mostlyRepeats() ? RESOLUTION * Math.abs(moments.mean()) : 0;
        return Math.max(Math.max(moments.std(), least), Double.MIN_NORMAL);
    }

    private static Verdict outOfRange(RollingState state, Reading reading) {
        boolean known = state.outside.has(reading.key());
        double none = Double.NaN;
        return new Verdict(
                !known, true, HIGHEST_SCORE, List.of(Reason.RANGE), none, none, none, state.progress());
    }

    /// A dropout once the key has sent nothing for longer than `max_gap`; never without that rule.
    @Override
    public Optional<Verdict> silence(RollingState state, Instant now) {
        if (state.learning() || !rules.overdue(state.lastMicros, now)) {
            return Optional.empty();
        }
        double none = Double.NaN;
        return Optional.of(
                new Verdict(true, true, HIGHEST_SCORE, List.of(Reason.DROPOUT), none, none, none, null));
    }

    /// Moves the limit of three between 2.4 and 6.
    @Override
    public void feedback(RollingState state, boolean trueAlarm) {
        state.bar = Bar.moved(state.bar, trueAlarm);
    }
}
