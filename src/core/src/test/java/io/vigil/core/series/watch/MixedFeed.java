package io.vigil.core.series.watch;

import io.vigil.core.json.JsonException;
import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.Times;
import io.vigil.core.series.seasonal.History;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.sensors.SensorsFile;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Six sensors of two types at two places that send whatever sensors send: in time, late, twice, twice
/// differently, out of range, stuck, too high, after a gap; now and then a person judges an alarm.
final class MixedFeed {

    static final int STEPS = 3_000;

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final long START = 1_774_656_000L * Times.MICROS_PER_SECOND;
    private static final long MINUTE = 60 * Times.MICROS_PER_SECOND;
    private static final String SENSORS = """
            [{"match":"hall-1/*","max":80,"lateness":"PT5M","max_gap":"PT3H"},
             {"match":"*/humidity","min_deviation":1,"direction":"up"}]""";

    private MixedFeed() {}

    /// A reading to take.
    ///
    /// @param judged whether a person judges the sensor's alarm right after it
    record Step(Reading reading, boolean judged, boolean trueAlarm) {}

    static List<Step> steps(long seed) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        List<Reading> sent = new ArrayList<>();
        long now = START;
        for (int i = 0; i < STEPS; i++) {
            now += random.nextInt(400) == 0 ? 300 * MINUTE : MINUTE / 6 + random.nextInt(1_000_000);
            Reading reading = reading(random, sent, now);
            sent.add(reading);
            steps.add(new Step(reading, random.nextInt(100) == 0, random.nextBoolean()));
        }
        return steps;
    }

    private static Reading reading(Random random, List<Reading> sent, long now) {
        SensorKey key = key(random.nextInt(6));
        Reading earlier = sent.isEmpty() ? new Reading(key, now, 50) : sent.get(sent.size() - 1 - random.nextInt(Math.min(20, sent.size())));
        double usual = 50 + 10 * StrictMath.sin(now / 3e9) + random.nextGaussian();
        return switch (random.nextInt(40)) {
            case 0 -> earlier;
            case 1 -> new Reading(earlier.key(), earlier.micros(), usual);
            case 2 -> new Reading(key, now - random.nextInt(600) * Times.MICROS_PER_SECOND, usual);
            case 3 -> new Reading(key, now, 101 + random.nextInt(2));
            case 4 -> new Reading(key, now, usual + 25);
            case 5 -> new Reading(key, now, earlier.value());
            default -> new Reading(key, now, usual);
        };
    }

    private static SensorKey key(int sensor) {
        String location = "hall-" + sensor % 2;
        String type = sensor < 4 ? "temperature-" + sensor / 2 : "humidity";
        return new SensorKey(location + "/" + type, sensor < 4 ? "temperature" : type, location);
    }

    /// A watch of this feed that has seen nothing.
    static Watch watch(String detector, List<String> beside) {
        try {
            SensorsFile sensors = SensorsFile.parse("sensors.json", SENSORS.getBytes(StandardCharsets.UTF_8));
            Choice usual = new Choice(detector, detector.equals("seasonal-baseline") ? "halls" : null);
            return new Watch(new Detectors(ZONE, Map.of("halls", model())), sensors, usual, beside);
        } catch (JsonException e) {
            throw new AssertionError(e);
        }
    }

    private static SeasonalModel model() {
        Random random = new Random(1);
        History history = new History(ZONE);
        for (int hour = 0; hour < 400; hour++) {
            history.add(START - hour * 60L * MINUTE, 50 + 5 * random.nextGaussian());
        }
        return new SeasonalModel(ZONE, SeasonalLimits.DEFAULT, List.of(history.fit("hall-0", "humidity"), history.fit("hall-1", "temperature-0")));
    }

    /// What the watch says to a step.
    static Judged take(Watch watch, Step step) {
        Judged judged = watch.take(step.reading());
        if (step.judged()) {
            watch.feedback(step.reading().key().sensor(), step.trueAlarm());
        }
        return judged;
    }
}
