package io.vigil.core.series.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.StateException;
import io.vigil.core.series.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnlineForestCodecTest {

    private static final Path FROZEN = Path.of("src/test/resources/states/online-forest");
    private static final SensorRules RULES = SensorRules.range(0, 100);

    private final Fleet fleet = new Fleet(RULES, 7);
    private final StateCodec<OnlineForestState> codec = fleet.detector.codec();

    private static double value(Fleet fleet) {
        int chance = fleet.random.nextInt(100);
        return chance == 0 ? 200 : chance < 3 ? 60 * fleet.random.nextDouble() : fleet.ordinary();
    }

    @Test
    void restoredAtAnyReading_bringsTheSameVerdicts() {
        Random cuts = new Random(1);
        OnlineForestState restored = fleet.detector.start(Fleet.key(0));
        int alarms = 0;
        for (int i = 0; i < 2_500; i++) {
            if (cuts.nextInt(40) == 0) {
                restored = codec.read(codec.write(restored));
            }
            if (i % 500 == 400) {
                fleet.detector.feedback(fleet.state, i % 1_000 < 500);
                fleet.detector.feedback(restored, i % 1_000 < 500);
            }
            Reading reading = fleet.next(value(fleet));
            Verdict verdict = fleet.detector.detect(fleet.state, reading);
            assertThat(fleet.detector.detect(restored, reading)).isEqualTo(verdict);
            alarms += verdict.isAnomaly() ? 1 : 0;
        }
        assertThat(alarms).isGreaterThan(50);
        assertThat(fleet.training()).isGreaterThan(8);
        assertThat(codec.write(restored)).isEqualTo(fleet.bytes());
    }

    @Test
    void read_whatWasWritten_writesTheSameBytes() {
        for (int i = 0; i < 60; i++) {
            fleet.send(value(fleet));
            assertThat(codec.write(codec.read(fleet.bytes()))).isEqualTo(fleet.bytes());
        }
    }

    /// Each file is a state after the first 270 readings of seed 7, written by the version in its name.
    @Test
    void statesOfEveryVersion_areReadAndGoOnAlike() throws IOException {
        for (int i = 0; i < 270; i++) {
            fleet.send(value(fleet));
        }
        List<String> frozen = files();
        assertThat(frozen).containsExactly("1.bin");
        for (String name : frozen) {
            OnlineForestState state = codec.read(Files.readAllBytes(FROZEN.resolve(name)));
            OnlineForestState unbroken = codec.read(fleet.bytes());
            for (int i = 0; i < 300; i++) {
                Reading reading = fleet.next(value(fleet));
                assertThat(fleet.detector.detect(state, reading)).isEqualTo(fleet.detector.detect(unbroken, reading));
            }
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FROZEN)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void state_staysBelowOneMegabyteHoweverManySensorsSend() {
        for (int i = 0; i < 20_000; i++) {
            SensorKey key = new SensorKey("plant-1/hall-2/probe-" + i % 5_000, "humidity", "");
            fleet.micros += 1_000_000;
            fleet.detector.detect(fleet.state, new Reading(key, fleet.micros, 100 * fleet.random.nextDouble()));
        }
        assertThat(fleet.bytes()).hasSizeBetween(150_000, codec.maxBytes());
        assertThat(codec.maxBytes()).isLessThan(420_000);
        assertThat(fleet.state.sensors.count()).isBetween(1_000, 1_400);
        assertThat(mostBytesInMemory()).isLessThan(1_000_000);
    }

    /// 100 trees of 511 nodes at 11 bytes, rows twice, the sorted scores and values, and the sensors.
    private static int mostBytesInMemory() {
        int nodes = 100 * (2 * IsolationTrees.LARGEST_SAMPLE - 1);
        return nodes * (Byte.BYTES + Double.BYTES + Short.BYTES)
                + 2 * Rows.MAX_BYTES
                + 2 * Rows.CAPACITY * Double.BYTES
                + Sensors.MAX_BYTES;
    }

    @Test
    void idLongerThanAllRoom_isJudgedButNotRemembered() {
        fleet.detector.detect(fleet.state, new Reading(SensorKey.of("x".repeat(200_000)), fleet.micros, 20));

        assertThat(fleet.state.sensors.count()).isZero();
        assertThat(fleet.state.rows.size()).isEqualTo(1);
    }

    @Test
    void sensorSilentLongest_isForgottenFirst() {
        for (int i = 0; i < 3_000; i++) {
            fleet.detector.detect(fleet.state, new Reading(Fleet.key(i), ++fleet.micros, 20));
            fleet.detector.detect(fleet.state, new Reading(Fleet.key(0), ++fleet.micros, 20));
        }
        assertThat(fleet.state.sensors.peek("probe-0").size()).isEqualTo(10);
        assertThat(fleet.state.sensors.peek("probe-1").size()).isZero();
        assertThat(fleet.state.sensors.peek("probe-2999").size()).isEqualTo(1);
    }

    @Test
    void read_bytesOfNoState_saysWhatIsWrong() {
        fleet.ordinary(60);
        byte[] good = fleet.bytes();
        int zone = 2 + Fleet.ZONE.getId().length();

        assertRefused(new byte[0], "a state of an online forest must not be empty");
        assertRefused(with(good, 0, 9), "a state of an online forest of version 9 is not known");
        assertRefused(with(good, 2, '?'), "a state of an online forest names a time zone that is not known");
        assertRefused(Arrays.copyOf(good, good.length - 1), wrongLength(good.length - 1));
        assertRefused(Arrays.copyOf(good, good.length + 1), wrongLength(good.length + 1));
        assertRefused(with(good, zone + 7, 0), "a state of an online forest: its contamination must be 0.005 to 0.1");
        assertRefused(with(good, zone + 19, 9), "a state of an online forest: its new rows must be 0 to 200");
        assertRefused(with(good, zone + 27, 9), "a state of an online forest: its rows must be 50 to 1000");
        assertRefused(with(good, zone + 35, 0x7f, 0xf0), "a state of an online forest: its numbers must be finite");
    }

    private static String wrongLength(int length) {
        return "a state of an online forest: no such state has " + length + " bytes";
    }

    private void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> codec.read(bytes)).isInstanceOf(StateException.class).hasMessage(message);
    }

    /// The bytes with some changed, the last one at the index.
    private static byte[] with(byte[] good, int index, int... changed) {
        byte[] bytes = good.clone();
        for (int i = 0; i < changed.length; i++) {
            bytes[index - i] = (byte) changed[i];
        }
        return bytes;
    }

    @Test
    void mutatedStates_areRefusedOrJudge() {
        fleet.ordinary(80);
        byte[] good = fleet.bytes();
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = good.clone();
            bytes[fleet.random.nextInt(i % 2 == 0 ? 60 : good.length)] = (byte) fleet.random.nextInt(256);
            try {
                assertThat(fleet.detector.judge(codec.read(bytes), fleet.next(20)).score()).isBetween(0.0, 1.0);
            } catch (StateException e) {
                assertThat(e).hasMessageStartingWith("a state of an online forest");
            }
        }
    }
}
