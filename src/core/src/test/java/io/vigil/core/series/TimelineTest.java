package io.vigil.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final SensorKey KEY = SensorKey.of("boiler");

    private final Timeline timeline = new Timeline();

    private Arrival place(long second, double value) {
        return place(second, value, Duration.ZERO);
    }

    private Arrival place(long second, double value, Duration lateness) {
        return timeline.place(new Reading(KEY, second * Times.MICROS_PER_SECOND, value), lateness);
    }

    @Test
    void place_newerReading_isOnTime() {
        assertThat(place(10, 1)).isEqualTo(Arrival.ON_TIME);
        assertThat(place(11, 1)).isEqualTo(Arrival.ON_TIME);
    }

    @Test
    void place_olderReading_isLate() {
        place(10, 1);

        assertThat(place(9, 1)).isEqualTo(Arrival.LATE);
    }

    @Test
    void place_olderReadingWithinLateness_isOnTime() {
        place(10, 1);

        assertThat(place(5, 1, Duration.ofSeconds(5))).isEqualTo(Arrival.ON_TIME);
        assertThat(place(4, 1, Duration.ofSeconds(5))).isEqualTo(Arrival.LATE);
    }

    @Test
    void place_sameInstantOtherValue_isConflictAndThenDuplicate() {
        place(10, 1);

        assertThat(place(10, 2)).isEqualTo(Arrival.CONFLICT);
        assertThat(place(10, 2)).isEqualTo(Arrival.DUPLICATE);
        assertThat(place(10, 1)).isEqualTo(Arrival.DUPLICATE);
    }

    @Test
    void place_manyLateReadings_doNotMakeTheNewestForgotten() {
        place(1_000, 1);
        for (int i = 0; i < 3 * Timeline.MEMORY; i++) {
            assertThat(place(i, 1)).isEqualTo(Arrival.LATE);
        }
        assertThat(place(999, 1)).isEqualTo(Arrival.LATE);
    }

    @Test
    void read_whatWasWritten_goesOnAlike() {
        for (int i = 0; i < 40; i++) {
            place(i, i);
            assertThat(Timeline.read(timeline.write()).write()).isEqualTo(timeline.write());
        }
        Timeline copy = Timeline.read(timeline.write());

        assertThat(copy.place(new Reading(KEY, 39 * Times.MICROS_PER_SECOND, 39), Duration.ZERO))
                .isEqualTo(Arrival.DUPLICATE);
    }

    /// Each file is the timeline after forty readings, written by the version in its name.
    @Test
    void timelinesOfEveryVersion_areReadAndGoOnAlike() throws IOException {
        for (int second = 0; second < 40; second++) {
            place(second - second % 7 * 3, second % 5, Duration.ofSeconds(4));
        }
        Path frozen = Path.of("src/test/resources/states/timeline");
        try (Stream<Path> files = Files.list(frozen)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("1.bin");
        }
        Timeline read = Timeline.read(Files.readAllBytes(frozen.resolve("1.bin")));

        assertThat(read.write()).isEqualTo(timeline.write());
        for (int second = 0; second < 80; second++) {
            Reading reading = new Reading(KEY, second * Times.MICROS_PER_SECOND, second % 5);
            assertThat(read.place(reading, Duration.ZERO)).isEqualTo(timeline.place(reading, Duration.ZERO));
        }
    }

    @Test
    void read_wrongBytes_saysWhatIsWrong() {
        byte[] bytes = timeline.write();
        bytes[0] = 7;

        assertThatThrownBy(() -> Timeline.read(bytes)).hasMessage("a timeline of version 7 is not known");
        assertThatThrownBy(() -> Timeline.read(new byte[3])).hasMessage("a timeline has 269 bytes, not 3");
    }
}
