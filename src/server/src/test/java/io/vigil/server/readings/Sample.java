package io.vigil.server.readings;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.readings.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Readings of a few sensors with spikes, late ones, conflicts and repeats, the same for each seed and
/// start.
final class Sample {

    private static final int SENSORS = 8;

    private Sample() {}

    static List<Reading> readings(int count, Instant start, long seed) {
        Random random = new Random(seed);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int pick = random.nextInt(100);
            if (pick == 0 && i > 0) {
                readings.add(readings.get(random.nextInt(i)));
                continue;
            }
            int sensor = i % SENSORS;
            long second = pick == 1 ? Math.max(0, i / SENSORS - 30L) : i / SENSORS;
            double value = 20 + sensor + random.nextGaussian() + (pick == 2 ? 40 : 0);
            SensorKey key = new SensorKey("s" + sensor, sensor % 2 == 0 ? "vibration" : "current", "hall " + sensor % 3);
            readings.add(new Reading(key, ChronoUnit.MICROS.between(Instant.EPOCH, start.plusSeconds(second)), value));
        }
        return readings;
    }

    static String json(List<Reading> readings) {
        ByteOutput out = new ByteOutput();
        out.ascii('[');
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            out.ascii(i == 0 ? "" : ",").ascii("{\"sensor_id\":").json(reading.key().sensor());
            out.ascii(",\"sensor_type\":").json(reading.key().type());
            out.ascii(",\"location\":").json(reading.key().location());
            out.ascii(",\"timestamp\":").json(Timestamps.text(reading.micros()));
            out.ascii(",\"value\":").number(reading.value()).ascii('}');
        }
        return new String(out.ascii(']').toByteArray(), StandardCharsets.UTF_8);
    }
}
