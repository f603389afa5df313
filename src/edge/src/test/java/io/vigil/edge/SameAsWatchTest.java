package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.BundleWriter;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.core.format.ByteOutput;
import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.seasonal.History;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.sensors.SensorsFile;
import io.vigil.core.series.watch.Choice;
import io.vigil.core.series.watch.Detectors;
import io.vigil.core.series.watch.VerdictJson;
import io.vigil.core.series.watch.Watch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command and a watch that is fed by hand, over the same readings: the same verdicts to the last bit.
class SameAsWatchTest {

    private static final int ROWS = 1_500;
    private static final long SECOND = 1_000_000;

    @TempDir
    private Path folder;

    private final List<Reading> readings = readings();
    private final SeasonalModel model = model();

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "rolling-z", "online-forest"})
    void detectors_withoutModel(String detector) {
        assertThat(Run.withInput(csv(), "detect", "--input", "-", "--json", "--detector", detector).lines())
                .containsExactlyElementsOf(byHand(new Choice(detector, null)));
    }

    @Test
    void seasonalBaseline() throws Exception {
        Path bundle = BundleWriter.replace(folder, new SeriesManifest("fitted", 1, null, List.of()), model);

        assertThat(Run.withInput(csv(), "detect", "--input", "-", "--json", "--model", bundle).lines())
                .containsExactlyElementsOf(byHand(new Choice("seasonal-baseline", "fitted")));
    }

    /// A sensor on each of three machines, with spikes, repeats, conflicts and late readings.
    private static List<Reading> readings() {
        Random random = new Random(17);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            SensorKey key = new SensorKey("m" + i % 3 + "/heat", "heat", "m" + i % 3);
            double value = Math.rint(1e6 * (20 + random.nextGaussian() + (random.nextInt(100) == 0 ? 30 : 0))) / 1e6;
            long late = random.nextInt(50) == 0 ? 40 * SECOND : 0;
            readings.add(new Reading(key, (1_000L + i) * 10 * SECOND - late, value));
            if (random.nextInt(50) == 0) {
                readings.add(readings.get(readings.size() - 1 - random.nextInt(2)));
            }
        }
        return readings;
    }

    private static SeasonalModel model() {
        Random random = new Random(3);
        History history = new History(ZoneOffset.UTC);
        for (int hour = 0; hour < 100; hour++) {
            history.add(hour * 3_600L * SECOND, 20 + random.nextGaussian());
        }
        return new SeasonalModel(ZoneOffset.UTC, SeasonalLimits.DEFAULT, List.of(history.fit("m1", "heat")));
    }

    private String csv() {
        StringBuilder csv = new StringBuilder("timestamp,plant_id,sensor,value\n");
        for (Reading reading : readings) {
            csv.append(reading.instant()).append(',').append(reading.key().location());
            csv.append(",heat,").append(reading.value()).append('\n');
        }
        return csv.toString();
    }

    private List<String> byHand(Choice choice) {
        Detectors detectors = new Detectors(ZoneOffset.UTC, Map.of("fitted", model));
        Watch watch = new Watch(detectors, SensorsFile.NONE, choice, List.of());
        return readings.stream().map(reading -> line(reading, watch.take(reading).verdict())).toList();
    }

    private static String line(Reading reading, @Nullable Verdict verdict) {
        ByteOutput out = new ByteOutput();
        if (verdict == null) {
            VerdictJson.noFields("duplicate", out);
        } else {
            VerdictJson.fields(verdict, reading.micros(), out);
        }
        String fields = new String(out.toByteArray(), StandardCharsets.UTF_8);
        return "{\"sensor_id\":\"%s\",\"timestamp\":\"%s\",\"value\":%s,%s}"
                .formatted(reading.key().sensor(), reading.instant(), reading.value(), fields);
    }
}
