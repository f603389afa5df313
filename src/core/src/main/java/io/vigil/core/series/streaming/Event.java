package io.vigil.core.series.streaming;

import io.vigil.core.series.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What goes on since an alarm.
final class Event {

    static final int BYTES = 2 + Short.BYTES + 3 * Integer.BYTES + 2 * Double.BYTES;

    /// So many readings in a row below the records, and it is over.
    private static final int CALM = 20;

    /// So many on the same side of the profile, and they are the new level.
    private static final int SETTLED = 60;

    /// Whatever lasts this many readings is the new normal.
    private static final int LONGEST = 100;

    /// How the level of a stretch is averaged.
    private static final double QUICK = 12;

    private static final List<Reason> REASONS = List.of(Reason.values());

    boolean open;

    /// The last reading was out of the physical range.
    boolean outside;

    private int reasons;
    private int length;
    private int calm;
    private int sameSide;
    private double side;
    private double level;

    void begin() {
        open = true;
        reasons = 0;
        length = 0;
        calm = 0;
        sameSide = 0;
        side = 0;
        level = 0;
    }

    void end() {
        open = false;
        reasons = 0;
    }

    /// Adds reasons, as bits.
    void add(int more) {
        reasons |= more;
    }

    int reasons() {
        return reasons;
    }

    static int bit(Reason reason) {
        return 1 << reason.ordinal();
    }

    static List<Reason> list(int bits) {
        if (bits == 0) {
            return List.of();
        }
        List<Reason> found = new ArrayList<>();
        for (Reason reason : REASONS) {
            if ((bits & bit(reason)) != 0) {
                found.add(reason);
            }
        }
        return found;
    }

    void go(boolean loud, double residual, boolean repeated) {
        if (!repeated) {
            reasons &= ~bit(Reason.STUCK);
        }
        length++;
        calm = loud ? 0 : calm + 1;
        if (StrictMath.signum(residual) == side) {
            sameSide++;
        } else {
            sameSide = 0;
            side = StrictMath.signum(residual);
            level = residual;
        }
        level += (residual - level) / QUICK;
    }

    /// The sensor still repeats its value, which never is a new normal.
    boolean stuck() {
        return (reasons & bit(Reason.STUCK)) != 0;
    }

    /// The latest reading was ordinary again.
    boolean calmed() {
        return calm > 0;
    }

    boolean over() {
        return calm >= CALM;
    }

    /// True once the readings stay on another level.
    boolean settled() {
        return sameSide >= SETTLED && calm == 0;
    }

    boolean endless() {
        return length >= LONGEST;
    }

    /// The mean residual of the latest readings on one side.
    double level() {
        return level;
    }

    void write(ByteBuffer out) {
        out.put((byte) (open ? 1 : 0)).put((byte) (outside ? 1 : 0)).putShort((short) reasons);
        out.putInt(length).putInt(calm).putInt(sameSide).putDouble(side).putDouble(level);
    }

    void read(ByteBuffer in) {
        open = in.get() != 0;
        outside = in.get() != 0;
        reasons = in.getShort();
        length = in.getInt();
        calm = in.getInt();
        sameSide = in.getInt();
        side = in.getDouble();
        level = in.getDouble();
    }
}
