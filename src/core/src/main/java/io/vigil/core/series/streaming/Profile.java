package io.vigil.core.series.streaming;

import java.nio.ByteBuffer;

/// What a sensor sends at each hour of the day, apart for working days and weekends: exponentially
/// weighted means.
final class Profile {

    static final int BYTES = 2 * 24 * (Double.BYTES + Short.BYTES);

    private static final int HOURS = 24;
    private static final int SLOTS = 2 * HOURS;
    private static final long DAY = 86_400;

    /// Up to here a slot is a plain mean, so that it settles fast.
    private static final int PLAIN_MEAN = 1_000;

    private final double[] mean = new double[SLOTS];
    private final short[] visits = new short[SLOTS];

    /// The slot of a local time, in seconds since 1970-01-01T00:00, which was a Thursday.
    static int slot(long localSecond) {
        int hour = (int) (Math.floorMod(localSecond, DAY) / 3_600);
        boolean weekend = Math.floorMod(Math.floorDiv(localSecond, DAY) + 3, 7L) >= 5;
        return weekend ? HOURS + hour : hour;
    }

    /// What the slot foresees: its mean, else that of the same hour on the other kind of day, else
    /// the fallback.
    double expected(int slot, double fallback) {
        if (visits[slot] > 0) {
            return mean[slot];
        }
        int twin = (slot + HOURS) % SLOTS;
        return visits[twin] > 0 ? mean[twin] : fallback;
    }

    /// Moves the slot towards what it was off by.
    ///
    /// @param expected what [#expected] had said
    /// @param rate the least share of the residual that is learned
    void learn(int slot, double expected, double residual, double rate) {
        if (visits[slot] < PLAIN_MEAN) {
            visits[slot]++;
        }
        double share = visits[slot] < PLAIN_MEAN ? Math.max(1.0 / visits[slot], rate) : rate;
        mean[slot] = expected + residual * share;
    }

    /// Moves all hours of the slot's kind of day.
    void move(int slot, double by) {
        int from = slot < HOURS ? 0 : HOURS;
        for (int i = from; i < from + HOURS; i++) {
            mean[i] += by;
        }
    }

    void write(ByteBuffer out) {
        for (int i = 0; i < SLOTS; i++) {
            out.putDouble(mean[i]).putShort(visits[i]);
        }
    }

    void read(ByteBuffer in) {
        for (int i = 0; i < SLOTS; i++) {
            mean[i] = in.getDouble();
            visits[i] = in.getShort();
        }
    }
}
