package io.vigil.core.series.streaming;

import java.nio.ByteBuffer;

/// The running averages of one sensor: what it sends, how it varies and how often.
final class Levels {

    static final int BYTES = 12 * Double.BYTES + 3 * Long.BYTES + Integer.BYTES;

    /// About an hour of a five-minute sensor: long enough to smooth noise, short enough to be prompt.
    private static final double QUICK = 12;

    /// Four times that.
    private static final double SLOW = 48;

    /// A sensor has no noise while fewer of its readings than this differ from the one before.
    private static final double NOISE_FREE = 0.1;

    private static final double LEVEL = 100;
    private static final double ACTIVITY = 200;
    private static final double SPREAD = 500;
    private static final double JUMP = 500;
    private static final double PERIOD = 100;

    /// One long gap counts as no more than this many periods.
    private static final double LONGEST_PERIOD = 5;

    long count;
    long firstMicros;
    long lastMicros;
    double lastValue;
    double lastResidual;
    int repeats;

    double recent;
    double level;
    double expectedLevel;
    double shift;
    double drift;
    double churn;
    double jump;
    double spread;

    /// The share of readings that differ from the one before.
    double activity;

    /// The usual number of seconds between two readings.
    double period;

    boolean noiseFree() {
        return activity < NOISE_FREE;
    }

    double nextShift(double residual) {
        return shift + (residual - shift) / QUICK;
    }

    double nextDrift(double residual) {
        return drift + (residual - drift) / SLOW;
    }

    double nextChurn(double change) {
        return churn + (change - churn) / QUICK;
    }

    void begin(double value, long micros) {
        lastValue = value;
        firstMicros = micros;
        lastMicros = micros;
        recent = value;
        level = value;
        expectedLevel = value;
    }

    void learn(Sight sight) {
        double value = sight.expected + sight.learned;
        shift = nextShift(sight.learned);
        drift = nextDrift(sight.learned);
        recent += (value - recent) / QUICK;
        level += (value - level) * share(LEVEL);
        expectedLevel += (sight.expected - expectedLevel) * share(LEVEL);
        spread += (Math.abs(sight.learned) - spread) * share(SPREAD);
        if (!sight.gapped) {
            churn = nextChurn(sight.change);
            jump += (sight.change - jump) * share(JUMP);
        }
        learnPace(sight);
        repeats = sight.repeats;
        lastResidual = sight.residual;
        lastValue = sight.value;
        lastMicros = Math.max(lastMicros, sight.micros);
        count++;
    }

    private void learnPace(Sight sight) {
        if (count == 0) {
            return;
        }
        double changed = sight.repeats == 0 ? 1 : 0;
        activity += (changed - activity) * Math.max(1.0 / count, 1 / ACTIVITY);
        double seconds = period > 0 ? Math.min(sight.seconds, LONGEST_PERIOD * period) : sight.seconds;
        period += (seconds - period) * Math.max(1.0 / count, 1 / PERIOD);
    }

    /// A plain mean until there are as many readings as the average is long.
    private double share(double length) {
        return Math.max(1.0 / (count + 1), 1 / length);
    }

    /// Takes a level shift as the new normal.
    void settle(double newLevel, double by) {
        level = newLevel;
        expectedLevel += by;
        shift = 0;
        drift = 0;
    }

    void write(ByteBuffer out) {
        out.putLong(count).putLong(firstMicros).putLong(lastMicros).putInt(repeats);
        out.putDouble(lastValue).putDouble(lastResidual);
        out.putDouble(recent).putDouble(level).putDouble(expectedLevel);
        out.putDouble(shift).putDouble(drift).putDouble(churn).putDouble(jump);
        out.putDouble(spread).putDouble(activity).putDouble(period);
    }

    void read(ByteBuffer in) {
        count = in.getLong();
        firstMicros = in.getLong();
        lastMicros = in.getLong();
        repeats = in.getInt();
        lastValue = in.getDouble();
        lastResidual = in.getDouble();
        recent = in.getDouble();
        level = in.getDouble();
        expectedLevel = in.getDouble();
        shift = in.getDouble();
        drift = in.getDouble();
        churn = in.getDouble();
        jump = in.getDouble();
        spread = in.getDouble();
        activity = in.getDouble();
        period = in.getDouble();
    }
}
