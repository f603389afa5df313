package io.vigil.core.series.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.StateException;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollingCodecTest {

    private static final Path FROZEN = Path.of("src/test/resources/states/rolling-z");
    private static final int FROZEN_AFTER = 250;

    private final RollingZ detector = new RollingZ(SensorRules.range(-50, 50));
    private final StateCodec<RollingState> codec = detector.codec();

    /// Three sensors of one key with noise, spikes, shifts, constant stretches and nonsense.
    private static List<Reading> readings(long seed) {
        Random random = new Random(seed);
        List<Reading> readings = new ArrayList<>();
        double level = 0;
        for (int i = 0; i < 600; i++) {
            level += random.nextInt(100) == 0 ? 8 * random.nextGaussian() : 0;
            double noise = i % 200 > 120 ? 0 : random.nextGaussian();
            double spike = random.nextInt(25) == 0 ? 30 * random.nextGaussian() : 0;
            SensorKey key = new SensorKey("s" + random.nextInt(3), "pressure", "hall");
            readings.add(new Reading(key, (1_700_000_000L + 60L * i) * Times.MICROS_PER_SECOND, level + noise + spike));
        }
        return readings;
    }

    @Test
    void restoredAtAnyReading_bringsTheSameVerdicts() {
        Random cuts = new Random(1);
        for (long seed = 0; seed < 10; seed++) {
            RollingState unbroken = detector.start(SensorKey.of("s0"));
            RollingState restored = detector.start(SensorKey.of("s0"));
            int alarms = 0;
            for (Reading reading : readings(seed)) {
                if (cuts.nextInt(10) == 0) {
                    restored = codec.read(codec.write(restored));
                    detector.feedback(restored, false);
                    detector.feedback(unbroken, false);
                }
                Verdict verdict = detector.detect(unbroken, reading);
                assertThat(detector.detect(restored, reading)).isEqualTo(verdict);
                alarms += verdict.isAnomaly() ? 1 : 0;
            }
            assertThat(alarms).isGreaterThan(3);
            assertThat(codec.write(restored)).isEqualTo(codec.write(unbroken));
        }
    }

    /// Each file is a state after the first 250 readings of seed 7, written by the version in its name.
    @Test
    void statesOfEveryVersion_areReadAndGoOnAlike() throws IOException {
        List<String> frozen = files();
        assertThat(frozen).containsExactly("1.bin");
        for (String name : frozen) {
            RollingState state = codec.read(Files.readAllBytes(FROZEN.resolve(name)));
            RollingState unbroken = detector.start(SensorKey.of("s0"));
            readings(7).subList(0, FROZEN_AFTER).forEach(reading -> detector.detect(unbroken, reading));
            for (Reading reading : readings(7).subList(FROZEN_AFTER, 600)) {
                assertThat(detector.detect(state, reading)).isEqualTo(detector.detect(unbroken, reading));
            }
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FROZEN)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void write_neverExceedsTheBound() {
        RollingState state = detector.start(SensorKey.of("a"));
        for (int i = 0; i < 1_000; i++) {
            detector.detect(state, new Reading(SensorKey.of("s" + i), i, i % 50));
            detector.detect(state, new Reading(SensorKey.of("s" + i), i, 1e9));
        }

        assertThat(codec.write(state)).hasSize(codec.maxBytes());
        assertThat(codec.maxBytes()).isLessThan(2_048);
    }

    @Test
    void read_bytesOfNoState_saysWhatIsWrong() {
        RollingState state = detector.start(SensorKey.of("a"));
        detector.detect(state, new Reading(SensorKey.of("a"), 0, 1));
        byte[] good = codec.write(state);

        refused(new byte[0], "a rolling-z state must not be empty");
        refused(edited(good, b -> b.put(0, (byte) 9)), "a rolling-z state of version 9 is not known");
        refused(edited(good, b -> b.putDouble(1, 7)), "a rolling-z state's bar must be 0.8 to 2.0");
        refused(edited(good, b -> b.putDouble(1, Double.NaN)), "a rolling-z state's bar must be 0.8 to 2.0");
        refused(edited(good, b -> b.putInt(17, 101)), "a rolling-z state's count must be 0 to 100");
        refused(
                edited(good, b -> b.putDouble(21, Double.NaN)),
                "a rolling-z state's values must be numbers of at most 1e150");
        refused(Arrays.copyOf(good, good.length - 1), "a rolling-z state of 32 bytes has the wrong length");
        refused(Arrays.copyOf(good, good.length + 1), "a rolling-z state of 34 bytes has the wrong length");
    }

    private interface Edit {
        void apply(ByteBuffer bytes);
    }

    private static byte[] edited(byte[] good, Edit edit) {
        byte[] bytes = good.clone();
        edit.apply(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return bytes;
    }

    private void refused(byte[] bytes, String message) {
        assertThatThrownBy(() -> codec.read(bytes)).isInstanceOf(StateException.class).hasMessage(message);
    }
}
