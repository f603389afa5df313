package io.vigil.core.series.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.StateException;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamingCodecTest {

    private static final int FROZEN = 1_500;

    private final Streaming detector = new Streaming(ZoneId.of("Europe/Berlin"), SensorRules.range(-500, 500));
    private final StateCodec<StreamingState> codec = detector.codec();

    /// A sensor with a daily swing, noise, spikes, stuck stretches, gaps, shifts and nonsense.
    static List<Reading> readings(long seed) {
        Random random = new Random(seed);
        List<Reading> readings = new ArrayList<>();
        long micros = 1_700_000_000L * Times.MICROS_PER_SECOND;
        double level = 0;
        double value = 0;
        for (int i = 0; i < 3_000; i++) {
            micros += Times.MICROS_PER_SECOND * (random.nextInt(300) == 0 ? 20_000 : 200 + random.nextInt(200));
            level += random.nextInt(400) == 0 ? 30 * random.nextGaussian() : 0;
            boolean stuck = i % 500 > 470;
            value = stuck ? value : level + 10 * StrictMath.sin(i / 45.0) + random.nextGaussian();
            double spike = random.nextInt(150) == 0 ? 300 * random.nextGaussian() : 0;
            readings.add(new Reading(Feed.KEY, micros, value + spike));
        }
        return readings;
    }

    @Test
    void restoredAtAnyReading_bringsTheSameVerdicts() {
        Random cuts = new Random(1);
        for (long seed = 0; seed < 10; seed++) {
            StreamingState unbroken = detector.start(Feed.KEY);
            StreamingState restored = detector.start(Feed.KEY);
            int alarms = 0;
            for (Reading reading : readings(seed)) {
                if (cuts.nextInt(20) == 0) {
                    restored = codec.read(codec.write(restored));
                }
                Verdict verdict = detector.detect(unbroken, reading);
                assertThat(detector.detect(restored, reading)).isEqualTo(verdict);
                alarms += verdict.isAnomaly() ? 1 : 0;
            }
            assertThat(alarms).isGreaterThan(3);
            assertThat(codec.write(restored)).isEqualTo(codec.write(unbroken));
        }
    }

    @Test
    void read_whatWasWritten_writesTheSameBytes() {
        StreamingState state = detector.start(Feed.KEY);
        for (Reading reading : readings(99)) {
            detector.detect(state, reading);
            byte[] bytes = codec.write(state);
            assertThat(codec.write(codec.read(bytes))).isEqualTo(bytes);
        }
    }

    /// Each file is a state after the first 1,500 readings of seed 7, written by the version in its
    /// name.
    @Test
    void statesOfEveryVersion_areReadAndGoOnAlike() throws IOException {
        List<String> frozen = files(Path.of("src/test/resources/states/streaming"));
        assertThat(frozen).containsExactly("1.bin");
        for (String name : frozen) {
            StreamingState state = codec.read(Files.readAllBytes(Path.of("src/test/resources/states/streaming", name)));
            StreamingState unbroken = detector.start(Feed.KEY);
            for (Reading reading : readings(7).subList(0, FROZEN)) {
                detector.detect(unbroken, reading);
            }
            for (Reading reading : readings(7).subList(FROZEN, 3_000)) {
                assertThat(detector.detect(state, reading)).isEqualTo(detector.detect(unbroken, reading));
            }
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void write_neverExceedsTheBound() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            StreamingState state = new Streaming(ZoneId.of(id), SensorRules.NONE).start(Feed.KEY);
            assertThat(codec.write(state)).hasSizeLessThanOrEqualTo(codec.maxBytes());
        }
        assertThat(codec.maxBytes()).isLessThan(2_048);
    }

    @Test
    void read_bytesOfNoState_saysWhatIsWrong() {
        byte[] good = codec.write(detector.start(Feed.KEY));
        byte[] unknown = good.clone();
        unknown[0] = 9;
        byte[] cut = Arrays.copyOf(good, good.length - 1);
        byte[] nowhere = good.clone();
        nowhere[2] = '?';

        assertThatThrownBy(() -> codec.read(new byte[0])).hasMessage("a streaming state must not be empty");
        assertThatThrownBy(() -> codec.read(unknown)).hasMessage("a streaming state of version 9 is not known");
        assertThatThrownBy(() -> codec.read(cut))
                .hasMessage("a streaming state of " + cut.length + " bytes has the wrong length");
        assertThatThrownBy(() -> codec.read(nowhere))
                .isInstanceOf(StateException.class)
                .hasMessage("a streaming state names a time zone that is not known");
    }
}
