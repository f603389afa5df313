package io.vigil.core.series.seasonal;

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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeasonalCodecTest {

    private static final Path FROZEN = Path.of("src/test/resources/states/seasonal-baseline");
    private static final int FROZEN_AFTER = 250;
    private static final SensorKey KEY = SensorKey.of("x");

    private final SeasonalBaseline detector = new SeasonalBaseline(model(), SensorRules.range(-50, 50));
    private final StateCodec<SeasonalState> codec = detector.codec();

    /// Noise around a swing, with spikes, shifts and nonsense.
    private static List<Reading> readings(long seed) {
        Random random = new Random(seed);
        List<Reading> readings = new ArrayList<>();
        double level = 0;
        for (int i = 0; i < 600; i++) {
            level += random.nextInt(100) == 0 ? 8 * random.nextGaussian() : 0;
            double spike = random.nextInt(25) == 0 ? 30 * random.nextGaussian() : 0;
            double value = level + 5 * StrictMath.sin(i / 20.0) + random.nextGaussian() + spike;
            readings.add(new Reading(KEY, (1_700_000_000L + 1_800L * i) * Times.MICROS_PER_SECOND, value));
        }
        return readings;
    }

    private static SeasonalModel model() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        History history = new History(zone);
        readings(99).forEach(reading -> history.add(reading.micros(), reading.value()));
        return new SeasonalModel(zone, SeasonalLimits.DEFAULT, List.of(history.fit("", "x")));
    }

    @Test
    void restoredAtAnyReading_bringsTheSameVerdicts() {
        Random cuts = new Random(1);
        for (long seed = 0; seed < 10; seed++) {
            SeasonalState unbroken = detector.start(KEY);
            SeasonalState restored = detector.start(KEY);
            int alarms = 0;
            for (Reading reading : readings(seed)) {
                if (cuts.nextInt(10) == 0) {
                    restored = codec.read(codec.write(restored));
                    boolean trueAlarm = cuts.nextBoolean();
                    detector.feedback(restored, trueAlarm);
                    detector.feedback(unbroken, trueAlarm);
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
            SeasonalState state = codec.read(Files.readAllBytes(FROZEN.resolve(name)));
            SeasonalState unbroken = detector.start(KEY);
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
    void write_isAsLongAsTheBound() {
        assertThat(codec.write(detector.start(KEY))).hasSize(codec.maxBytes());
        assertThat(codec.maxBytes()).isEqualTo(42);
    }

    @Test
    void read_bytesOfNoState_saysWhatIsWrong() {
        byte[] good = codec.write(detector.start(KEY));

        refused(new byte[0], "a seasonal-baseline state must not be empty");
        refused(edited(good, b -> b.put(0, (byte) 2)), "a seasonal-baseline state of version 2 is not known");
        refused(Arrays.copyOf(good, 41), "a seasonal-baseline state's length must be 42 bytes, not 41");
        refused(edited(good, b -> b.putDouble(1, 0)), "a seasonal-baseline state's bar must be 0.8 to 2.0");
        refused(
                edited(good, b -> b.putDouble(9, Double.NaN)),
                "a seasonal-baseline state's bias must be a number of at most 2e150");
        refused(
                edited(good, b -> b.putDouble(17, Double.POSITIVE_INFINITY)),
                "a seasonal-baseline state's previous value must not be infinite");
        refused(
                edited(good, b -> b.putDouble(25, 1)),
                "a seasonal-baseline state's average must come with a previous value");
        refused(
                edited(good, b -> b.putDouble(17, 1).putDouble(25, -1)),
                "a seasonal-baseline state's average must be a finite number of at least 0");
        refused(edited(good, b -> b.put(41, (byte) 2)), "a seasonal-baseline state's range byte must be 0 or 1");
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
