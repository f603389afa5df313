package io.vigil.core.series.streaming;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Times;

/// One reading as all views see it, before anything is learned from it.
final class Sight {

    /// Differences beyond this would overflow sums.
    private static final double HUGE = 1e300;

    /// A sensor is trusted to be silent for this many periods.
    private static final double PATIENCE = 10;

    /// Two mean deviations, about 1.6 standard deviations of a normal sensor, are never news.
    private static final double CALM_SPREADS = 2;

    /// Jumps of one and a half times their mean, averaged, are never news.
    private static final double CALM_JUMPS = 1.5;

    /// A change below a thousandth of the level of a constant sensor is never news; the share fades
    /// until half of its readings differ from the one before, for churn until all do.
    private static final double RESOLUTION = 1e-3;

    /// Few sensors are more exact than two in ten thousand: below that a deviation must be obvious,
    /// ten mean deviations.
    private static final double FINEST = 2e-4;

    private static final double OBVIOUS_SPREADS = 10;

    /// A run is news once it is as improbable as e^-20, if the readings were independent.
    private static final double STUCK_SURPRISE = 20;

    private static final double LIVELIEST = 0.98;
    private static final double DULLEST = 1e-6;

    final long micros;
    final double value;
    final int slot;

    double expected;
    double residual;

    /// The residual as far as averages may learn it: no more than the record, so an outlier cannot
    /// poison them.
    double learned;

    private final double limit;

    /// By how much the value changed, as far as the profile did not foresee it.
    final double jump;

    final double change;
    final double seconds;
    final boolean gapped;
    final int repeats;
    final double[] sizes = new double[View.COUNT];

    /// What the sensor's noise alone reaches.
    final double[] floors = new double[View.COUNT];

    /// What no size is news below: the record or the floor.
    final double[] references = new double[View.COUNT];

    Sight(StreamingState state, Reading reading, SensorRules rules) {
        Levels levels = state.levels;
        boolean first = levels.count == 0;
        micros = reading.micros();
        value = reading.value();
        slot = Profile.slot(state.localSecond(micros));
        expected = first ? value : state.profile.expected(slot, levels.recent);
        residual = difference(value, expected);
        seconds = first ? 0 : Math.max(0, Times.seconds(levels.lastMicros, micros));
        repeats = !first && value == levels.lastValue ? levels.repeats + 1 : 0;
        refer(state, rules);
        gapped = seconds > references[View.GAP.ordinal()] && levels.count > 1;
        limit = limit(state);
        learned = clamp(residual, limit);
        jump = first || gapped ? 0 : smaller(difference(value, levels.lastValue), difference(residual, levels.lastResidual));
        change = Math.min(Math.abs(jump), 2 * limit);
        measure(levels, rules);
    }

    private void refer(StreamingState state, SensorRules rules) {
        Levels levels = state.levels;
        double resolution = RESOLUTION * Math.abs(levels.level);
        double noiseFree = resolution * Math.max(0, 1 - 2 * levels.activity);
        double fine = Math.min(FINEST * Math.abs(levels.level), OBVIOUS_SPREADS * levels.spread);
        double least = Math.max(Math.max(noiseFree, fine), rules.minDeviation()) + Double.MIN_NORMAL;
        double lively = resolution * (1 - levels.activity);
        double calm = CALM_SPREADS * levels.spread;
        for (View view : View.ALL) {
            double floor =
                    switch (view) {
                        case ABOVE, BELOW, HIGH, LOW, JUMP -> Math.max(calm, least);
                        case SHIFT -> Math.max(calm / 2, least);
                        case DRIFT -> Math.max(calm / 3, least);
                        case CHURN -> Math.max(CALM_JUMPS * levels.jump, Math.max(lively, least));
                        case STUCK -> repeats == 0 ? 1 : shortestRun(levels.activity);
                        case GAP -> 0;
                    };
            floors[view.ordinal()] = floor;
            references[view.ordinal()] = Math.max(state.records.of(view), floor) * view.handicap;
        }
        references[View.GAP.ordinal()] = gapReference(state, rules);
    }

    /// The seconds of silence that this sensor has shown before.
    static double gapReference(StreamingState state, SensorRules rules) {
        if (rules.maxGap() != null) {
            return rules.maxGap().toNanos() / 1e9 / state.bar();
        }
        double period = state.levels.period;
        return period > 0 ? Math.max(state.records.of(View.GAP), PATIENCE * period) : Double.POSITIVE_INFINITY;
    }

    /// Looks again after the expectation moved.
    void expectMore(double by) {
        expected += by;
        residual = difference(value, expected);
        learned = clamp(residual, limit);
    }

    private static double shortestRun(double activity) {
        double bounded = Math.min(LIVELIEST, Math.max(DULLEST, activity));
        return STUCK_SURPRISE / -StrictMath.log1p(-bounded);
    }

    private double limit(StreamingState state) {
        if (state.learning()) {
            return HUGE;
        }
        return Math.max(references[View.ABOVE.ordinal()], references[View.BELOW.ordinal()]);
    }

    private void measure(Levels levels, SensorRules rules) {
        double fromLevel = difference(value, levels.count == 0 ? value : levels.level);
        boolean up = rules.direction().up();
        boolean down = rules.direction().down();
        size(View.ABOVE, up ? residual : 0);
        size(View.BELOW, down ? -residual : 0);
        size(View.HIGH, up ? fromLevel : 0);
        size(View.LOW, down ? -fromLevel : 0);
        boolean away = Math.abs(residual) >= Math.abs(levels.lastResidual);
        size(View.JUMP, away ? oneSided(jump, up, down) : 0);
        size(View.SHIFT, oneSided(levels.nextShift(learned), up, down));
        size(View.DRIFT, oneSided(levels.nextDrift(learned), up, down));
        size(View.CHURN, gapped ? 0 : levels.nextChurn(change));
        size(View.STUCK, repeats);
        size(View.GAP, seconds);
    }

    private void size(View view, double size) {
        sizes[view.ordinal()] = Math.max(0, size);
    }

    private static double oneSided(double deviation, boolean up, boolean down) {
        return deviation > 0 ? (up ? deviation : 0) : (down ? -deviation : 0);
    }

    /// The smaller of two deviations in the same direction; 0 if they point apart.
    private static double smaller(double a, double b) {
        return StrictMath.signum(a) != StrictMath.signum(b) ? 0 : (Math.abs(a) < Math.abs(b) ? a : b);
    }

    private static double clamp(double x, double limit) {
        return Math.max(-limit, Math.min(limit, x));
    }

    private static double difference(double a, double b) {
        return clamp(a - b, HUGE);
    }

    /// How many times its reference the view's size is.
    double loudness(View view) {
        return sizes[view.ordinal()] / references[view.ordinal()];
    }

    /// The loudness of the loudest view.
    double loudness() {
        double loudest = 0;
        for (int i = 0; i < View.COUNT; i++) {
            if (sizes[i] > 0) {
                loudest = Math.max(loudest, sizes[i] / references[i]);
            }
        }
        return loudest;
    }
}
