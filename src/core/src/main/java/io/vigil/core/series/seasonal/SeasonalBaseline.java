package io.vigil.core.series.seasonal;

import io.vigil.core.series.Bar;
import io.vigil.core.series.Keying;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SeasonalDetail;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Holds each reading against what was fitted for its sensor and time, moved by a slow bias.
///
/// The adaptive baseline is the baseline of the richest profile plus the bias. A reading is an
/// anomaly in three ways: it lies outside the *band* around the adaptive baseline, it is a *spike*
/// against the reading before, or it ends a stretch in which the residuals average more than they
/// should, a *break*. Then the bias takes a small share of the residual. A sensor that the model
/// does not know is never anomalous but out of its physical range, and its verdicts say so.
///
/// The score is how many standard deviations the reading lies from the adaptive baseline, at most a
/// million. State: 42 bytes per sensor.
public final class SeasonalBaseline implements SeriesDetector<SeasonalState> {

    static final double HIGHEST_SCORE = 1e6;

    private final SeasonalModel model;
    private final Judge judge;
    private final SeasonalCodec codec = new SeasonalCodec();

    public SeasonalBaseline(SeasonalModel model, SensorRules rules) {
        this.model = model;
        this.judge = new Judge(model.zone().getRules(), model.limits(), rules);
    }

    @Override
    public String name() {
        return "seasonal-baseline";
    }

    @Override
    public Keying keying() {
        return Keying.SENSOR;
    }

    @Override
    public SeasonalState start(SensorKey key) {
        return new SeasonalState();
    }

    @Override
    public StateCodec<SeasonalState> codec() {
        return codec;
    }

    @Override
    public Verdict detect(SeasonalState state, Reading reading) {
        Optional<SensorBaseline> sensor = model.sensor(reading.key().sensor());
        if (sensor.isPresent()) {
            return judge.detect(state, sensor.get(), sensor.get().richest(), reading);
        }
        boolean known = state.outside;
        state.outside = !judge.rules().possible(reading.value());
        state.lastMicros = Math.max(state.lastMicros, reading.micros());
        return unknown(state.outside, known);
    }

    @Override
    public Verdict judge(SeasonalState state, Reading reading) {
        Optional<SensorBaseline> sensor = model.sensor(reading.key().sensor());
        return sensor.isPresent()
                ? judge.judge(state, sensor.get(), sensor.get().richest(), reading)
                : unknown(!judge.rules().possible(reading.value()), state.outside);
    }

    private static Verdict unknown(boolean outside, boolean known) {
        double none = Double.NaN;
        return new Verdict(
                outside && !known,
                outside,
                outside ? HIGHEST_SCORE : 0,
                outside ? List.of(Reason.RANGE) : List.of(),
                none,
                none,
                none,
                null,
                SeasonalDetail.NONE);
    }

    /// A dropout once the sensor has sent nothing for longer than `max_gap`; never without that rule.
    @Override
    public Optional<Verdict> silence(SeasonalState state, Instant now) {
        if (!judge.rules().overdue(state.lastMicros, now)) {
            return Optional.empty();
        }
        double none = Double.NaN;
        return Optional.of(
                new Verdict(true, true, HIGHEST_SCORE, List.of(Reason.DROPOUT), none, none, none, null));
    }

    /// Moves the limits of band, spike and break between 0.8 and 2 times themselves.
    @Override
    public void feedback(SeasonalState state, boolean trueAlarm) {
        state.bar = Bar.moved(state.bar, trueAlarm);
    }
}
