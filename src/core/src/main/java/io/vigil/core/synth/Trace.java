package io.vigil.core.synth;

import io.vigil.core.random.SeededRandom;

/// What one sensor shows in one file, and where it is at fault.
///
/// @param level around which it moves
/// @param healthy what a faultless sensor would show, before its range and digits
/// @param shown what it does show, NaN where nothing
/// @param faulty the rows in which it is at fault
record Trace(double level, double[] healthy, double[] shown, boolean[] faulty) {

    /// How often a place for a fault is drawn before there is held to be no room.
    private static final int TRIES = 100;

    private static final double HOURS_PER_DAY = 24;
    private static final double WARMEST_HOUR = 15;

    /// @param days the time of each row, in days since a midnight
    /// @param followed the healthy deviation that the sensor shares in part, one per row
    static Trace of(Sensor sensor, double[] days, double[] followed, double faults, SeededRandom noise, SeededRandom events) {
        double[] healthy = new double[days.length];
        for (int i = 0; i < healthy.length; i++) {
            double hour = days[i] * HOURS_PER_DAY - WARMEST_HOUR;
            healthy[i] = sensor.mean()
                    + sensor.dailySwing() * StrictMath.cos(2 * Math.PI * hour / HOURS_PER_DAY)
                    + sensor.drift() * days[i]
                    + sensor.noise() * noise.gaussian()
                    + sensor.gain() * followed[i];
        }
        Trace trace = new Trace(sensor.mean(), healthy, healthy.clone(), new boolean[days.length]);
        for (Fault fault : sensor.faults()) {
            trace.add(fault, faults, events);
        }
        trace.limit(sensor.min(), sensor.max());
        return trace;
    }

    private void add(Fault fault, double factor, SeededRandom random) {
        int events = (int) (fault.rate() * factor * shown.length / 1000 + random.nextDouble());
        for (int event = 0; event < events; event++) {
            int length = Math.min(random.between(fault.length()[0], fault.length()[1]), shown.length);
            int from = place(length, random);
            double size = random.between(fault.size()[0], fault.size()[1]) * sign(fault.direction(), random);
            if (from >= 0) {
                apply(fault.kind(), from, from + length, size);
            }
        }
    }

    private static int sign(Fault.Direction direction, SeededRandom random) {
        boolean up = random.nextDouble() < 0.5;
        return direction == Fault.Direction.UP || (direction == Fault.Direction.BOTH && up) ? 1 : -1;
    }

    /// Draws where a fault starts: after the first row, and beside no other fault.
    private int place(int length, SeededRandom random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int from = random.between(0, shown.length - length);
            if (from > 0 && isFree(from - 1, from + length + 1)) {
                return from;
            }
        }
        return -1;
    }

    private boolean isFree(int from, int to) {
        for (int i = from; i < Math.min(to, faulty.length); i++) {
            if (faulty[i]) {
                return false;
            }
        }
        return true;
    }

    private void apply(Fault.Kind kind, int from, int to, double size) {
        for (int i = from; i < to; i++) {
            faulty[i] = true;
            shown[i] =
                    switch (kind) {
                        case SPIKE, LEVEL_SHIFT -> shown[i] + size;
                        case DRIFT -> shown[i] + size * (i - from + 1) / (to - from);
                        case STUCK -> shown[from - 1];
                        case DROPOUT -> Double.NaN;
                    };
        }
    }

    private void limit(double min, double max) {
        for (int i = 0; i < shown.length; i++) {
            shown[i] = Double.isNaN(shown[i]) ? Double.NaN : StrictMath.max(min, StrictMath.min(max, shown[i]));
        }
    }

    /// Gives the values mean 0 and standard deviation 1, as far as they differ at all.
    void standardise() {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (double value : shown) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        double mean = sum / count;
        for (double value : shown) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
            }
        }
        double deviation = squares == 0 ? 1 : StrictMath.sqrt(squares / count);
        for (int i = 0; i < shown.length; i++) {
            shown[i] = (shown[i] - mean) / deviation;
        }
    }
}
