package io.vigil.core.series.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.sensors.SensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// States that earlier versions wrote, `states/<kind>/<version>.bin`: each is read by this one.
class FrozenStatesTest {

    private static final Path STATES = Path.of("src/test/resources/states");

    /// Whoever adds a detector freezes a state of it; the tests of the detectors' codecs, of `Timeline` and of
    /// the bundles hold their files against what a new state would be.
    @Test
    void everyKind_hasAFrozenState() throws IOException {
        List<String> kinds = new ArrayList<>(SensorsFile.DETECTORS);
        kinds.addAll(List.of(SavedState.SENSOR, "timeline", "baselines"));

        assertThat(files(STATES)).containsExactlyInAnyOrderElementsOf(kinds);
        for (String kind : kinds) {
            assertThat(files(STATES.resolve(kind))).as(kind).isNotEmpty();
        }
    }

    static List<String> detectors() {
        return SensorsFile.DETECTORS;
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void statesOfADetector_areReadByAWatch(String detector) throws IOException {
        for (String file : files(STATES.resolve(detector))) {
            byte[] bytes = Files.readAllBytes(STATES.resolve(detector).resolve(file));
            Watch watch = MixedFeed.watch(detector, List.of());
            assertThatCode(() -> watch.restore(new SavedState(detector, "hall-0", bytes))).doesNotThrowAnyException();
        }
    }

    /// What is remembered of the sensor `hall-1/temperature-0` after the feed of seed 7.
    @Test
    void sensors_areReadAndGoOnAlike() throws IOException {
        String id = "hall-1/temperature-0";
        assertThat(files(STATES.resolve(SavedState.SENSOR))).containsExactly("1.bin");
        byte[] bytes = Files.readAllBytes(STATES.resolve(SavedState.SENSOR).resolve("1.bin"));
        Watch unbroken = MixedFeed.watch("rolling-z", List.of());
        MixedFeed.steps(7).forEach(step -> MixedFeed.take(unbroken, step));
        Watch restored = MixedFeed.watch("rolling-z", List.of());
        restored.restore(new SavedState(SavedState.SENSOR, id, bytes));

        for (Watch watch : List.of(unbroken, restored)) {
            watch.changed();
            watch.take(new Reading(new SensorKey(id, "temperature", "hall-1"), 0, 50));
        }
        assertThat(sensor(restored)).isEqualTo(sensor(unbroken));
    }

    private static byte[] sensor(Watch watch) {
        return watch.changed().stream()
                .filter(saved -> saved.kind().equals(SavedState.SENSOR))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
