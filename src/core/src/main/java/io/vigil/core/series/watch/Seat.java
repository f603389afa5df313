package io.vigil.core.series.watch;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.Verdict;
import java.time.Instant;
import java.util.Optional;

/// A detector with a sensor's rules, at the state that it works on.
record Seat<S>(SeriesDetector<S> detector, Cell<S> cell) {

    Verdict take(Reading reading, boolean learn) {
        return learn ? detector.detect(cell.state, reading) : detector.judge(cell.state, reading);
    }

    Optional<Verdict> silence(Instant now) {
        return detector.silence(cell.state, now);
    }

    void feedback(boolean trueAlarm) {
        detector.feedback(cell.state, trueAlarm);
    }
}
