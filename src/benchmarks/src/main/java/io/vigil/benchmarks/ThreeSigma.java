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

/// The textbook baseline: more than three standard deviations from the mean of all readings so far,
/// with 30 readings of rest after an alarm.
final class ThreeSigma implements SeriesDetector<ThreeSigma.Moments> {

    private static final int FEWEST = 30;
    private static final int REST = 30;
    private static final double LIMIT = 3;

    /// Count, mean and sum of squared deviations (Welford).
    static final class Moments {
        private int count;
        private double mean;
        private double squares;
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
    public Moments start(SensorKey key) {
        return new Moments();
    }

    @Override
    public Verdict detect(Moments moments, Reading reading) {
        Verdict verdict = judge(moments, reading);
        moments.rest = verdict.isAnomaly() ? REST : moments.rest - 1;
        double off = reading.value() - moments.mean;
        moments.count++;
        moments.mean += off / moments.count;
        moments.squares += off * (reading.value() - moments.mean);
        return verdict;
    }

    @Override
    public Verdict judge(Moments moments, Reading reading) {
        double mean = moments.mean;
        double limit = LIMIT * Math.sqrt(moments.squares / Math.max(1, moments.count - 1));
        double off = Math.abs(reading.value() - mean);
        boolean alarm = moments.count >= FEWEST && off > limit && moments.rest <= 0;
        List<Reason> reasons = alarm ? List.of(reading.value() > mean ? Reason.SPIKE : Reason.DIP) : List.of();
        double score = off == 0 ? 0 : off / (off + limit);
        return new Verdict(alarm, alarm, score, reasons, mean, mean - limit, mean + limit, null);
    }

    @Override
    public Optional<Verdict> silence(Moments moments, Instant now) {
        return Optional.empty();
    }

    @Override
    public void feedback(Moments moments, boolean trueAlarm) {}

    @Override
    public StateCodec<Moments> codec() {
        throw new UnsupportedOperationException("a baseline keeps no state");
    }
}
