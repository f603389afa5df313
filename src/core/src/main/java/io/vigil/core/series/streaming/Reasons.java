package io.vigil.core.series.streaming;

import io.vigil.core.series.Reason;

/// Names what the views that pass the bar have in common.
final class Reasons {

    private Reasons() {}

    /// The bits of all reasons of a reading, as [Event#bit] numbers them.
    static int of(StreamingState state, Sight sight) {
        double bar = state.bar();
        int bits = sides(state, sight, bar);
        if (sight.loudness(View.SHIFT) >= bar || sight.loudness(View.DRIFT) >= bar) {
            bits |= moved(state, sight, bits | state.event.reasons());
        }
        if (sight.loudness(View.CHURN) >= bar) {
            bits |= Event.bit(Reason.RHYTHM);
        }
        if (sight.loudness(View.STUCK) >= bar) {
            bits |= Event.bit(Reason.STUCK);
        }
        if (sight.loudness(View.GAP) >= bar) {
            bits |= Event.bit(Reason.GAP);
        }
        return bits;
    }

    private static int sides(StreamingState state, Sight sight, double bar) {
        int bits = 0;
        if (sight.loudness(View.ABOVE) >= bar || sight.loudness(View.BELOW) >= bar) {
            bits |= wrongHour(state, sight) ? Event.bit(Reason.RHYTHM) : away(state, sight);
        }
        if (sight.loudness(View.HIGH) >= bar || sight.loudness(View.LOW) >= bar) {
            bits |= away(state, sight);
        }
        if (sight.loudness(View.JUMP) >= bar) {
            bits |= Event.bit(sight.value > state.levels.lastValue ? Reason.SPIKE : Reason.DIP);
        }
        return bits;
    }

    /// A value that leaves its local level is a spike or a dip; one that took it along has drifted.
    private static int away(StreamingState state, Sight sight) {
        double sudden = sight.residual - state.levels.shift;
        View side = sudden > 0 ? View.ABOVE : View.BELOW;
        if (Math.abs(sudden) < sight.references[side.ordinal()]) {
            return Event.bit(Reason.DRIFT);
        }
        return Event.bit(sudden > 0 ? Reason.SPIKE : Reason.DIP);
    }

    private static int moved(StreamingState state, Sight sight, int known) {
        if (wrongHour(state, sight)) {
            return Event.bit(Reason.RHYTHM);
        }
        boolean jumped = (known & (Event.bit(Reason.SPIKE) | Event.bit(Reason.DIP))) != 0;
        return Event.bit(jumped ? Reason.LEVEL_SHIFT : Reason.DRIFT);
    }

    /// The profile moved away from the level, not the value.
    private static boolean wrongHour(StreamingState state, Sight sight) {
        Levels levels = state.levels;
        double profileMoved = Math.abs(sight.expected - levels.expectedLevel);
        return profileMoved > Math.abs(sight.value - levels.level);
    }
}
