package io.vigil.benchmarks;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Sensors that take turns, and the states that a detector keeps of them.
///
/// Each sends a daily swing and noise once a minute. They are of ten types in ten places.
final class Seats<S> {

    static final int SENSORS = 1_000;
    static final long START = 1_700_000_000L * Times.MICROS_PER_SECOND;
    private static final long MINUTE = 60 * Times.MICROS_PER_SECOND;
    private static final int MINUTES_A_DAY = 1_440;
    private static final int NOISES = 4_096;

    private final SeriesDetector<S> detector;
    private final List<SensorKey> keys = keys();
    private final List<S> seats = new ArrayList<>();
    private final Map<String, S> states = new LinkedHashMap<>();
    private final double[] noise = new Random(1).doubles(NOISES).map(u -> 4 * (u - 0.5)).toArray();
    private final double[] swing = new double[MINUTES_A_DAY];
    private int minute;

    Seats(SeriesDetector<S> detector) {
        this.detector = detector;
        for (SensorKey key : keys) {
            seats.add(states.computeIfAbsent(detector.keying().of(key), of -> detector.start(key)));
        }
        for (int i = 0; i < MINUTES_A_DAY; i++) {
            swing[i] = 20 + 5 * Math.sin(2 * Math.PI * i / MINUTES_A_DAY);
        }
    }

    static List<SensorKey> keys() {
        List<SensorKey> keys = new ArrayList<>();
        for (int i = 0; i < SENSORS; i++) {
            keys.add(new SensorKey("sensor-" + i, "type-" + i % 10, "place-" + i / 10 % 10));
        }
        return keys;
    }

    /// Judges the next reading of each sensor.
    ///
    /// @return how many alarms that raised
    int nextMinute() {
        int alarms = 0;
        minute++;
        for (int i = 0; i < SENSORS; i++) {
            double value = swing[minute % MINUTES_A_DAY] + noise[(minute * 31 + i * 7) & (NOISES - 1)];
            Reading reading = new Reading(keys.get(i), START + minute * MINUTE, value);
            alarms += detector.detect(seats.get(i), reading).isAnomaly() ? 1 : 0;
        }
        return alarms;
    }

    /// How large the written states are, as a line of text.
    String size() {
        StateCodec<S> codec = detector.codec();
        long bytes = states.values().stream().mapToLong(state -> codec.write(state).length).sum();
        return "%s: %d bytes of state per sensor, in %d states of at most %d bytes"
                .formatted(detector.name(), bytes / SENSORS, states.size(), codec.maxBytes());
    }
}
