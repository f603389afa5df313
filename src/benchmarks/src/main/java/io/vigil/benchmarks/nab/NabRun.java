package io.vigil.benchmarks.nab;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SeriesDetector;
import java.util.List;

/// What a detector scores on a set of files: each starts from nothing, and its own alarms count.
///
/// @param alarms how many alarms it raised outside probation
public record NabRun(double standard, double lowFalsePositives, int alarms) {

    public static <S> NabRun of(SeriesDetector<S> detector, List<NabFile> files) {
        double standard = 0;
        double low = 0;
        int windows = 0;
        int alarms = 0;
        for (NabFile file : files) {
            boolean[] raised = alarms(detector, file);
            standard += NabScore.file(raised, file.windows(), Weights.STANDARD);
            low += NabScore.file(raised, file.windows(), Weights.LOW_FALSE_POSITIVES);
            windows += file.windows().size();
            for (int row = NabScore.probation(raised.length); row < raised.length; row++) {
                alarms += raised[row] ? 1 : 0;
            }
        }
        return new NabRun(
                NabScore.normalised(standard, windows, Weights.STANDARD),
                NabScore.normalised(low, windows, Weights.LOW_FALSE_POSITIVES),
                alarms);
    }

    private static <S> boolean[] alarms(SeriesDetector<S> detector, NabFile file) {
        SensorKey key = SensorKey.of(file.name());
        S state = detector.start(key);
        boolean[] raised = new boolean[file.values().length];
        for (int row = 0; row < raised.length; row++) {
            raised[row] = detector.detect(state, new Reading(key, file.micros()[row], file.values()[row])).isAnomaly();
        }
        return raised;
    }
}
