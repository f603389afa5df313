package io.vigil.core.series;

/// How many times its usual limits a detector allows a sensor, as people's feedback moves it.
public final class Bar {

    /// Before any feedback.
    public static final double START = 1;

    /// Many confirmed alarms bring the limits no lower.
    public static final double LOWEST = 0.8;

    /// Many false alarms bring the limits no higher.
    public static final double HIGHEST = 2;

    private static final double STEP = 1.1;

    private Bar() {}

    /// A false alarm raises the bar by a tenth, a true one lowers it.
    public static double moved(double bar, boolean trueAlarm) {
        double moved = trueAlarm ? bar / STEP : bar * STEP;
        return Math.min(HIGHEST, Math.max(LOWEST, moved));
    }

    public static boolean valid(double bar) {
        return bar >= LOWEST && bar <= HIGHEST;
    }
}
