package io.vigil.benchmarks;

import io.vigil.core.series.Keying;
import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Alarms at random, once in a thousand readings: what a table is worth shows in this row.
final class Noise implements SeriesDetector<Random> {

    private static final double RATE = 0.001;

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public Keying keying() {
        return Keying.SENSOR;
    }

    @Override
    public Random start(SensorKey key) {
        return new Random(key.sensor().hashCode());
    }

    @Override
    public Verdict detect(Random random, Reading reading) {
        double score = random.nextDouble();
        boolean alarm = score > 1 - RATE;
        return new Verdict(alarm, alarm, score, List.of(), Double.NaN, Double.NaN, Double.NaN, null);
    }

    @Override
    public Verdict judge(Random random, Reading reading) {
        return new Verdict(false, false, 0, List.of(), Double.NaN, Double.NaN, Double.NaN, null);
    }

    @Override
    public Optional<Verdict> silence(Random random, Instant now) {
        return Optional.empty();
    }

    @Override
    public void feedback(Random random, boolean trueAlarm) {}

    @Override
    public StateCodec<Random> codec() {
        throw new UnsupportedOperationException("a baseline keeps no state");
    }
}
