package io.vigil.benchmarks;

import io.vigil.core.series.Keying;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The textbook baseline: more than three standard deviations from the mean of the last 300 readings,
/// with the same 30 readings of rest after an alarm that keep noise from ringing all day.
final class ThreeSigma implements SeriesDetector<ThreeSigma.Window> {

    private static final int LENGTH = 300;
    private static final int FEWEST = 30;
    private static final int REST = 30;
    private static final double LIMIT = 3;

    /// The last readings, in a ring.
    static final class Window {
        private final double[] values = new double[LENGTH];
        private int count;
        private int rest;
    }

    @Override
    public String name() {
        return "3-sigma";
    }

    @Override
    public Keying keying() {
        return Keying.SENSOR;
    }

    @Override
    public Window start(SensorKey key) {
        return new Window();
    }

    @Override
    public Verdict detect(Window window, Reading reading) {
        Verdict verdict = judge(window, reading);
        window.rest = verdict.isAnomaly() ? REST : window.rest - 1;
        window.values[window.count % LENGTH] = reading.value();
        window.count++;
        return verdict;
    }

    @Override
    public Verdict judge(Window window, Reading reading) {
        int n = Math.min(window.count, LENGTH);
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += window.values[i] / n;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (window.values[i] - mean) * (window.values[i] - mean);
        }
        double limit = LIMIT * Math.sqrt(squares / Math.max(1, n - 1));
        double off = Math.abs(reading.value() - mean);
        boolean alarm = n >= FEWEST && off > limit && window.rest <= 0;
        List<Reason> reasons = alarm ? List.of(reading.value() > mean ? Reason.SPIKE : Reason.DIP) : List.of();
        return new Verdict(alarm, alarm, off / (off + limit), reasons, mean, mean - limit, mean + limit, null);
    }

    @Override
    public Optional<Verdict> silence(Window window, Instant now) {
        return Optional.empty();
    }

    @Override
    public void feedback(Window window, boolean trueAlarm) {}

    @Override
    public StateCodec<Window> codec() {
        throw new UnsupportedOperationException("a baseline keeps no state");
    }
}
