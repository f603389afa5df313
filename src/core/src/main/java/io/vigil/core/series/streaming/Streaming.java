package io.vigil.core.series.streaming;

import io.vigil.core.series.Keying;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Vigil's own detector: it needs no training data, no period and no threshold, and keeps about
/// one kilobyte per sensor.
///
/// Each reading is looked at in ten ways (`View`). A view is a size, such as the distance from what
/// the sensor usually sends at that hour; its *loudness* is that size over the largest this sensor
/// has shown before (`Records`), or over a floor taken from its own noise. A reading whose loudest
/// view is thirty percent above its record raises an alarm. So every sensor is measured by its own
/// past: a spiky one needs a bigger spike, a calm one a smaller.
///
/// An alarm opens an event, in which records stand still. It ends when 20 readings in a row are
/// ordinary, or when 60 in a row stay on one side, which become the new level, or after 100; one that
/// repeats a value lasts until the value changes. A reading that outdoes all of an event that had
/// calmed begins the next one. What an event taught is learned in part, on the log scale, and
/// forgotten in weeks.
///
/// The score is `l^4 / (l^4 + bar^4)` of the loudness l: 0.5 at the bar, 0.26 at the record, 0.85 at
/// twice the record, below 0.01 for most ordinary readings.
public final class Streaming implements SeriesDetector<StreamingState> {

    /// How far one word of feedback moves the bar.
    private static final double FEEDBACK = 1.1;

    private static final double LOWEST_BAR = 1.1;
    private static final double HIGHEST_BAR = 2.6;

    /// About a fifth of a profile slot is learned per hour, however many readings come.
    private static final double HOURLY = 0.2;

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;
    private static final double FASTEST = 0.3;
    private static final double SLOWEST = 1e-5;

    private final ZoneId zone;
    private final SensorRules rules;
    private final StreamingCodec codec = new StreamingCodec();

    /// @param zone whose hours of the day new states follow
    public Streaming(ZoneId zone, SensorRules rules) {
        this.zone = zone;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "streaming";
    }

    @Override
    public Keying keying() {
        return Keying.SENSOR;
    }

    @Override
    public StreamingState start(SensorKey key) {
        return new StreamingState(zone);
    }

    @Override
    public StateCodec<StreamingState> codec() {
        return codec;
    }

    @Override
    public Verdict detect(StreamingState state, Reading reading) {
        if (!rules.possible(reading.value())) {
            Verdict verdict = outOfRange(state);
            state.event.outside = true;
            state.levels.lastMicros = Math.max(state.levels.lastMicros, reading.micros());
            return verdict;
        }
        state.event.outside = false;
        if (state.levels.count == 0) {
            state.levels.begin(reading.value(), reading.micros());
        }
        Sight sight = new Sight(state, reading, rules);
        boolean alarm = alarms(state, sight);
        if (alarm) {
            if (state.event.open) {
                close(state, sight);
            }
            state.event.begin();
            state.records.beginEvent();
        }
        if (state.event.open) {
            state.event.add(Reasons.of(state, sight));
        }
        Verdict verdict = verdict(state, sight, alarm, state.event.open, state.event.reasons());
        advance(state, sight);
        return verdict;
    }

    @Override
    public Verdict judge(StreamingState state, Reading reading) {
        if (!rules.possible(reading.value())) {
            return outOfRange(state);
        }
        Sight sight = new Sight(state, reading, rules);
        boolean alarm = alarms(state, sight);
        boolean inEvent = alarm || state.event.open;
        int reasons = alarm ? Reasons.of(state, sight) : state.event.reasons();
        return verdict(state, sight, alarm, inEvent, reasons);
    }

    private static boolean alarms(StreamingState state, Sight sight) {
        return !state.learning() && (state.event.open ? outdoes(state, sight) : sight.loudness() >= state.bar());
    }

    /// The reading is as much above the whole event, which had calmed, as an alarm is above the record.
    private static boolean outdoes(StreamingState state, Sight sight) {
        double peak = state.records.peakLoudness(sight.references);
        return state.event.calmed() && sight.loudness() >= state.bar() * peak;
    }

    private static Verdict outOfRange(StreamingState state) {
        boolean known = state.event.outside || state.event.open;
        double none = Double.NaN;
        return new Verdict(!known, true, 1, List.of(Reason.RANGE), none, none, none, state.progress());
    }

    private static Verdict verdict(StreamingState state, Sight sight, boolean alarm, boolean inEvent, int reasons) {
        boolean learning = state.learning();
        double up = sight.references[View.ABOVE.ordinal()] * state.bar();
        double down = sight.references[View.BELOW.ordinal()] * state.bar();
        return new Verdict(
                alarm,
                inEvent,
                learning ? 0 : score(sight.loudness(), state.bar()),
                inEvent ? Event.list(reasons) : List.of(),
                sight.expected,
                learning ? Double.NaN : sight.expected - down,
                learning ? Double.NaN : sight.expected + up,
                state.progress());
    }

    private static double score(double loudness, double bar) {
        double ratio = bar / loudness;
        double squared = ratio * ratio;
        return 1 / (1 + squared * squared);
    }

    private static void advance(StreamingState state, Sight sight) {
        boolean learning = state.learning();
        if (state.event.open) {
            goOn(state, sight);
        } else if (learning && state.levels.count >= StreamingState.WARM_UP) {
            state.records.raise(sight.sizes);
        } else if (!learning) {
            state.records.fade(state.levels.period);
            state.records.observe(sight.sizes);
        }
        double hourly = HOURLY * state.levels.period / HOUR;
        double rate = Math.min(FASTEST, Math.max(SLOWEST, hourly));
        double residual = firstDay(state, sight) ? sight.residual : sight.learned;
        state.profile.learn(sight.slot, sight.expected, residual, rate);
        state.levels.learn(sight);
    }

    private static void goOn(StreamingState state, Sight sight) {
        Event event = state.event;
        state.records.observeEvent(sight.sizes);
        event.go(sight.loudness() >= 1, sight.residual, sight.repeats > 0);
        if (event.over()) {
            close(state, sight);
        } else if (event.settled() && !event.stuck()) {
            settle(state, sight, event.level());
            close(state, sight);
        } else if (event.endless() && !event.stuck()) {
            state.records.acceptEvent(state.levels.period);
            event.end();
        }
    }

    private static void close(StreamingState state, Sight sight) {
        if (state.levels.noiseFree()) {
            state.records.endNoiseFreeEvent();
        } else {
            state.records.endEvent(state.levels.period, sight.floors);
        }
        state.event.end();
    }

    /// Takes a level shift as the new normal. On the first day the sensor's daily swing looks like
    /// one, so there only the current hour moves.
    private static void settle(StreamingState state, Sight sight, double by) {
        if (!firstDay(state, sight)) {
            state.profile.move(sight.slot, by);
        }
        state.levels.settle(sight.expected + by, by);
        sight.expectMore(by);
    }

    private static boolean firstDay(StreamingState state, Sight sight) {
        return Times.seconds(state.levels.firstMicros, sight.micros) < DAY;
    }

    @Override
    public Optional<Verdict> silence(StreamingState state, Instant now) {
        Levels levels = state.levels;
        double seconds = Times.seconds(levels.lastMicros, Times.micros(now));
        double loudness = seconds / Sight.gapReference(state, rules);
        if (state.learning() || !(loudness >= state.bar())) {
            return Optional.empty();
        }
        double none = Double.NaN;
        double score = score(loudness, state.bar());
        return Optional.of(new Verdict(true, true, score, List.of(Reason.DROPOUT), none, none, none, null));
    }

    /// "False alarm" raises this sensor's bar by a tenth, "true" lowers it, between 1.1 and 2.6.
    @Override
    public void feedback(StreamingState state, boolean trueAlarm) {
        double moved = trueAlarm ? state.bar / FEEDBACK : state.bar * FEEDBACK;
        state.bar = Math.min(HIGHEST_BAR, Math.max(LOWEST_BAR, moved));
    }
}
