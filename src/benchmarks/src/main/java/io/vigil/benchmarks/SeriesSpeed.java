package io.vigil.benchmarks;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Times;
import io.vigil.core.series.streaming.Streaming;
import io.vigil.core.series.streaming.StreamingState;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Readings per second on one thread, 1,000 sensors that take turns.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class SeriesSpeed {

    private static final int SENSORS = 1_000;
    private static final long MINUTE = 60 * Times.MICROS_PER_SECOND;

    private final Streaming detector = new Streaming(ZoneOffset.UTC, SensorRules.NONE);
    private final SensorKey key = SensorKey.of("bench");
    private final List<StreamingState> states = new ArrayList<>();
    private final double[] noise = new double[4_096];
    private long minute;

    @Setup
    public void start() {
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        for (int i = 0; i < SENSORS; i++) {
            states.add(detector.start(key));
        }
        System.out.printf(
                "state: %d bytes per sensor, at most %d%n",
                detector.codec().write(states.get(0)).length, detector.codec().maxBytes());
    }

    @Benchmark
    @OperationsPerInvocation(SENSORS)
    public int streaming() {
        int alarms = 0;
        minute++;
        for (int i = 0; i < SENSORS; i++) {
            double value = 20 + noise[(int) (minute * 31 + i * 7L) & 4_095];
            Reading reading = new Reading(key, minute * MINUTE, value);
            alarms += detector.detect(states.get(i), reading).isAnomaly() ? 1 : 0;
        }
        return alarms;
    }
}
