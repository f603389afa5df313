package io.vigil.core.series.online;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the forest sees of a reading: the value, sine and cosine of the hour of the day, the relative
/// change since the reading before, and mean, standard deviation (over n) and range of the sensor's
/// last ten readings, this one included.
///
/// The hour is a whole number, and a forest looks at it only once its rows come from all 24 hours:
/// before that each new hour is rare or unknown by itself, and all its readings would be anomalous.
final class Features {

    static final int COUNT = 7;

    /// The position of the value.
    static final int VALUE = 0;

    /// So many readings are rolled over.
    static final int WINDOW = 10;

    /// Keeps the relative change of a sensor at 0 finite.
    private static final double TINY = 1e-6;

    /// Squares of values beyond this would overflow.
    private static final double LARGEST = 1e100;

    private static final int SINE = 1;
    private static final int COSINE = 2;

    private static final long HOUR = 3_600;
    private static final int HOURS = 24;

    private Features() {}

    /// @param localSecond the local time, in seconds since 1970-01-01T00:00
    static double[] of(double value, Recent before, long localSecond) {
        double[] row = new double[COUNT];
        double[] window = before.with(value);
        for (int i = 0; i < window.length; i++) {
            window[i] = bounded(window[i]);
        }
        double current = window[window.length - 1];
        double previous = window[Math.max(window.length - 2, 0)];
        double angle = 2 * Math.PI * Math.floorMod(Math.floorDiv(localSecond, HOUR), HOURS) / HOURS;
        row[VALUE] = current;
        row[SINE] = StrictMath.sin(angle);
        row[COSINE] = StrictMath.cos(angle);
        row[3] = (current - previous) / (Math.abs(previous) + TINY);
        roll(window, row);
        return row;
    }

    /// The columns, without the hour unless it tells something.
    static double[][] informative(double[][] columns) {
        double[][] informative = columns.clone();
        Set<List<Double>> hours = new HashSet<>();
        for (int r = 0; r < columns[SINE].length; r++) {
            hours.add(List.of(columns[SINE][r], columns[COSINE][r]));
        }
        if (hours.size() < HOURS) {
            informative[SINE] = new double[columns[SINE].length];
            informative[COSINE] = informative[SINE];
        }
        return informative;
    }

    static double bounded(double value) {
        return Math.max(-LARGEST, Math.min(LARGEST, value));
    }

    private static void roll(double[] window, double[] row) {
        double sum = 0;
        double low = window[0];
        double high = window[0];
        for (double value : window) {
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double mean = sum / window.length;
        double squares = 0;
        for (double value : window) {
            squares += (value - mean) * (value - mean);
        }
        row[4] = mean;
        row[5] = Math.sqrt(squares / window.length);
        row[6] = high - low;
    }
}
