package io.vigil.benchmarks.nab;

import java.util.Arrays;
import java.util.List;

/// The score of the Numenta Anomaly Benchmark (Lavin and Ahmad, "Evaluating Real-time Anomaly
/// Detection Algorithms", 2015), by its definition.
///
/// A detection at relative position y is worth `sigma(y) = 2/(1+e^(5y)) - 1`. In a window y runs from
/// -1 at its first row to almost 0 at its last, and only the first detection counts, as
/// `sigma(y)/sigma(-1)`. Behind a window y is the distance from its end in window lengths; further
/// than three, and before the first window, a detection is worth -1. A window without a detection
/// costs the weight of a false negative. The first 15 % of the rows, at most 750, are not scored.
public final class NabScore {

    private static final double PROBATION = 0.15;
    private static final int LONGEST_PROBATION = 750;
    private static final double FAR = 3;

    private NabScore() {}

    /// The raw score of one file.
    ///
    /// @param alarms per row: the detector raised an alarm
    /// @param windows in order, apart from each other
    public static double file(boolean[] alarms, List<Window> windows, Weights weights) {
        double[] best = new double[windows.size()];
        Arrays.fill(best, -weights.falseNegative());
        double falseAlarms = 0;
        int next = 0;
        for (int row = 0; row < alarms.length; row++) {
            while (next < windows.size() && row > windows.get(next).last()) {
                next++;
            }
            if (!alarms[row] || row < probation(alarms.length)) {
                continue;
            }
            if (next < windows.size() && row >= windows.get(next).first()) {
                best[next] = Math.max(best[next], weights.truePositive() * inside(row, windows.get(next)));
            } else {
                falseAlarms += next == 0 ? -1 : behind(row, windows.get(next - 1));
            }
        }
        return Arrays.stream(best).sum() + weights.falsePositive() * falseAlarms;
    }

    /// How many rows at the start are not scored.
    public static int probation(int rows) {
        return (int) Math.min(Math.floor(PROBATION * rows), LONGEST_PROBATION);
    }

    /// 0 for a detector that never alarms, 100 for one that alarms exactly at each window's start.
    ///
    /// @param raw the sum over all files
    public static double normalised(double raw, int windows, Weights weights) {
        double none = -weights.falseNegative() * windows;
        double perfect = weights.truePositive() * windows;
        return 100 * (raw - none) / (perfect - none);
    }

    private static double inside(int row, Window window) {
        double position = -(window.last() - row + 1) / (double) window.length();
        return sigmoid(position) / sigmoid(-1);
    }

    private static double behind(int row, Window window) {
        return sigmoid((row - window.last()) / (double) (window.length() - 1));
    }

    private static double sigmoid(double position) {
        return position > FAR ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
    }
}
