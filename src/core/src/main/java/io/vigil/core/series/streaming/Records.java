package io.vigil.core.series.streaming;

import java.nio.ByteBuffer;

/// What each view has reached before: on ordinary days, and in events.
///
/// A record is a *finished* peak: a size counts only after it fell to half of it, so a slow slide
/// does not drag its own record along. Ordinary records fade by half in 30 days, but not within
/// fewer than 10,000 readings; what events taught in five days, but not within 693.
///
/// An event teaches a share of its peak, on the log scale, that depends on the sensor. Where ordinary
/// days already reach far beyond the noise, the next large value is more of the same, and much is
/// learned; where they do not, it is something else, and the same fault is to alarm again.
final class Records {

    static final int BYTES = 4 * View.COUNT * Double.BYTES;

    private static final double ORDINARY_HALF_LIFE = 30 * 86_400.0;
    private static final double EVENT_HALF_LIFE = 5 * 86_400.0;
    private static final double ORDINARY_FASTEST = 7e-5;
    private static final double EVENT_FASTEST = 1e-3;
    private static final double SLOWEST = 1e-7;
    private static final double LN_2 = 0.6931471805599453;

    /// One event counts as no more than this many records, however wild it was.
    private static final double WILDEST = 5;

    /// Half of an event is learned where ordinary days reach this many times the noise.
    private static final double HALF_LEARNED = 5;

    private static final double HALF = 0.5;

    private final double[] ordinary = new double[View.COUNT];
    private final double[] eventful = new double[View.COUNT];
    private final double[] rising = new double[View.COUNT];
    private final double[] peak = new double[View.COUNT];

    double of(View view) {
        return of(view.ordinal());
    }

    private double of(int view) {
        return Math.max(ordinary[view], eventful[view]);
    }

    /// Takes the sizes as they are: while learning, when there is nothing to compare with.
    void raise(double[] sizes) {
        for (int i = 0; i < View.COUNT; i++) {
            ordinary[i] = Math.max(ordinary[i], sizes[i]);
        }
    }

    /// Takes the sizes of an ordinary reading.
    void observe(double[] sizes) {
        for (int i = 0; i < View.COUNT; i++) {
            rising[i] = Math.max(rising[i], sizes[i]);
            if (sizes[i] <= rising[i] / 2) {
                ordinary[i] = Math.max(ordinary[i], rising[i]);
                rising[i] = sizes[i];
            }
        }
    }

    void fade(double period) {
        double kept = 1 - share(period, ORDINARY_HALF_LIFE, ORDINARY_FASTEST);
        double keptOfEvents = 1 - share(period, EVENT_HALF_LIFE, EVENT_FASTEST);
        for (int i = 0; i < View.COUNT; i++) {
            ordinary[i] *= kept;
            eventful[i] *= keptOfEvents;
        }
    }

    private static double share(double period, double halfLife, double fastest) {
        return Math.min(fastest, Math.max(SLOWEST, period * LN_2 / halfLife));
    }

    void beginEvent() {
        for (int i = 0; i < View.COUNT; i++) {
            peak[i] = rising[i];
            rising[i] = 0;
        }
    }

    void observeEvent(double[] sizes) {
        for (int i = 0; i < View.COUNT; i++) {
            peak[i] = Math.max(peak[i], sizes[i]);
        }
    }

    /// How many times its reference the loudest view of the event was.
    double peakLoudness(double[] references) {
        double loudest = 0;
        for (int i = 0; i < View.COUNT; i++) {
            loudest = Math.max(loudest, peak[i] / references[i]);
        }
        return loudest;
    }

    /// Learns from an event that passed: a share of it, so a fault that comes again alarms again, and
    /// one that keeps coming is got used to.
    ///
    /// @param floors per view: what the noise alone reaches
    void endEvent(double period, double[] floors) {
        for (int i = 0; i < View.COUNT; i++) {
            double before = Math.max(of(i), smallest(i, period));
            double reached = before > 0 ? Math.min(peak[i], WILDEST * before) : peak[i];
            if (reached > before) {
                eventful[i] = before > 0 ? before * StrictMath.pow(reached / before, share(i, floors)) : reached;
            }
            peak[i] = 0;
        }
    }

    /// Runs and gaps have no noise to reach beyond: half of one is learned.
    private double share(int view, double[] floors) {
        if (view == View.STUCK.ordinal() || view == View.GAP.ordinal()) {
            return HALF;
        }
        double reach = ordinary[view] / floors[view];
        return reach / (reach + HALF_LEARNED);
    }

    /// Learns from an event that stays: all of it.
    void acceptEvent(double period) {
        for (int i = 0; i < View.COUNT; i++) {
            double before = Math.max(of(i), smallest(i, period));
            if (peak[i] > before) {
                eventful[i] = Math.min(peak[i], WILDEST * before);
            }
            peak[i] = 0;
        }
    }

    /// Learns from an event of a sensor that has no noise to compare it with: all of it.
    void endNoiseFreeEvent() {
        for (int i = 0; i < View.COUNT; i++) {
            eventful[i] = Math.max(eventful[i], peak[i]);
            peak[i] = 0;
        }
    }

    /// The least record that makes sense: one repeat, one sampling period.
    private static double smallest(int view, double period) {
        if (view == View.STUCK.ordinal()) {
            return 1;
        }
        return view == View.GAP.ordinal() ? period : 0;
    }

    void write(ByteBuffer out) {
        for (int i = 0; i < View.COUNT; i++) {
            out.putDouble(ordinary[i]).putDouble(eventful[i]).putDouble(rising[i]).putDouble(peak[i]);
        }
    }

    void read(ByteBuffer in) {
        for (int i = 0; i < View.COUNT; i++) {
            ordinary[i] = in.getDouble();
            eventful[i] = in.getDouble();
            rising[i] = in.getDouble();
            peak[i] = in.getDouble();
        }
    }
}
