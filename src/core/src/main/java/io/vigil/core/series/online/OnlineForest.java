package io.vigil.core.series.online;

import io.vigil.core.series.Direction;
import io.vigil.core.series.Keying;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// An isolation forest that all sensors of a type share and that is trained anew as readings come.
///
/// A reading becomes seven features: the value, sine and cosine of the hour of the day, the relative
/// change since the sensor's reading before, and mean, standard deviation and range of its last ten.
/// The forest, of 100 trees, is grown from the type's latest 1,000 rows: first after 50, then after 5
/// minutes of event time and 200 new rows. The score is the forest's, `2^(-E[h]/c(psi))`; a reading is
/// anomalous where fewer than 5 % of the training rows score as high, so about one in twenty always is.
///
/// The forest follows from its rows and the number of its training alone. An anomaly is a `spike` or
/// `dip` where the value lies outside those of the sensor's readings before, else it breaks the
/// `rhythm`. There are no events, and silence is not judged, because a type does not fall silent.
public final class OnlineForest implements SeriesDetector<OnlineForestState> {

    /// How far one word of feedback moves the share of alarms.
    private static final double FEEDBACK = 1.1;

    /// At most one reading in ten alarms, at least one in two hundred.
    static final double HIGHEST = 0.1;

    static final double LOWEST = 0.005;

    private final ZoneId zone;
    private final SensorRules rules;
    private final OnlineForestCodec codec = new OnlineForestCodec();

    /// @param zone whose hours of the day new states follow
    /// @param rules of the sensors that this detector is to judge; others of their type may have others
    public OnlineForest(ZoneId zone, SensorRules rules) {
        this.zone = zone;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "online-forest";
    }

    @Override
    public Keying keying() {
        return Keying.TYPE;
    }

    @Override
    public OnlineForestState start(SensorKey key) {
        return new OnlineForestState(zone);
    }

    @Override
    public StateCodec<OnlineForestState> codec() {
        return codec;
    }

    @Override
    public Verdict detect(OnlineForestState state, Reading reading) {
        Recent recent = state.sensors.touch(reading.key().sensor());
        if (!rules.possible(reading.value())) {
            Verdict verdict = outOfRange(state, recent);
            recent.outside = true;
            return verdict;
        }
        double[] row = state.features(reading.value(), recent, reading.micros());
        Verdict verdict = verdict(state, recent, row);
        recent.outside = false;
        recent.add(reading.value());
        state.learn(row, reading.micros());
        return verdict;
    }

    @Override
    public Verdict judge(OnlineForestState state, Reading reading) {
        Recent recent = state.sensors.peek(reading.key().sensor());
        if (!rules.possible(reading.value())) {
            return outOfRange(state, recent);
        }
        return verdict(state, recent, state.features(reading.value(), recent, reading.micros()));
    }

    private static Verdict outOfRange(OnlineForestState state, Recent recent) {
        double none = Double.NaN;
        return new Verdict(!recent.outside, true, 1, List.of(Reason.RANGE), none, none, none, state.progress());
    }

    private Verdict verdict(OnlineForestState state, Recent recent, double[] row) {
        double none = Double.NaN;
        Model model = state.model;
        if (model == null) {
            return new Verdict(false, false, 0, List.of(), none, none, none, state.progress());
        }
        boolean known = recent.size() > 0;
        double expected = known ? recent.mean() : model.median();
        double score = model.trees.score(row);
        boolean alarm = score >= model.threshold(state.contamination) && matters(row[Features.VALUE] - expected);
        double low = known ? recent.low() : model.low();
        double high = known ? recent.high() : model.high();
        List<Reason> reasons = alarm ? List.of(reason(row[Features.VALUE], low, high)) : List.of();
        return new Verdict(alarm, alarm, score, reasons, expected, none, none, null);
    }

    private boolean matters(double deviation) {
        boolean side = rules.direction() == Direction.BOTH
                || (rules.direction().up() ? deviation > 0 : deviation < 0);
        return side && Math.abs(deviation) >= rules.minDeviation();
    }

    private static Reason reason(double value, double low, double high) {
        if (value > high) {
            return Reason.SPIKE;
        }
        return value < low ? Reason.DIP : Reason.RHYTHM;
    }

    /// No type falls silent: always empty.
    @Override
    public Optional<Verdict> silence(OnlineForestState state, Instant now) {
        return Optional.empty();
    }

    /// "False alarm" lowers the share of readings that alarm by a tenth, "true" raises it, between 0.5
    /// and 10 percent.
    @Override
    public void feedback(OnlineForestState state, boolean trueAlarm) {
        double moved = trueAlarm ? state.contamination * FEEDBACK : state.contamination / FEEDBACK;
        state.contamination = Math.min(HIGHEST, Math.max(LOWEST, moved));
    }
}
