package io.vigil.benchmarks;

import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.Times;
import io.vigil.core.series.online.OnlineForest;
import io.vigil.core.series.rolling.RollingZ;
import io.vigil.core.series.seasonal.History;
import io.vigil.core.series.seasonal.SeasonalBaseline;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.seasonal.SensorBaseline;
import io.vigil.core.series.streaming.Streaming;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Readings per second on one thread, 1,000 sensors that take turns, and the size of their states.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class SeriesSpeed {

    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final int HOURS = 60 * 24;
    private static final long HOUR = 3_600 * Times.MICROS_PER_SECOND;

    @Param({"streaming", "seasonal-baseline", "rolling-z", "online-forest"})
    String detector = "";

    private Seats<?> seats = new Seats<>(new Noise());

    @Setup
    public void start() {
        seats = new Seats<>(named(detector));
    }

    private static SeriesDetector<?> named(String name) {
        return switch (name) {
            case "streaming" -> new Streaming(ZONE, SensorRules.NONE);
            case "seasonal-baseline" -> new SeasonalBaseline(fitted(), SensorRules.NONE);
            case "rolling-z" -> new RollingZ(SensorRules.NONE);
            case "online-forest" -> new OnlineForest(ZONE, SensorRules.NONE);
            default -> throw new IllegalArgumentException("there is no detector " + name);
        };
    }

    /// Baselines of every kind for every sensor, from sixty days of hours.
    private static SeasonalModel fitted() {
        History history = new History(ZONE);
        for (int hour = 0; hour < HOURS; hour++) {
            history.add(Seats.START - hour * HOUR, 20 + 5 * Math.sin(hour) + hour % 7);
        }
        SensorBaseline one = history.fit("", "one");
        List<SensorBaseline> all = new ArrayList<>();
        for (SensorKey key : Seats.keys()) {
            all.add(new SensorBaseline("", key.sensor(), one.daily(), one.weekly(), one.seasonal()));
        }
        return new SeasonalModel(ZONE, SeasonalLimits.DEFAULT, all);
    }

    @Benchmark
    @OperationsPerInvocation(Seats.SENSORS)
    public int readings() {
        return seats.nextMinute();
    }

    @TearDown
    public void printSize() {
        System.out.printf("%n%s%n", seats.size());
    }
}
