package io.vigil.core.series.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZoneWindowsTest {

    private static final long SECOND = 1_000_000L;

    private final ZoneWindows windows = new ZoneWindows(Duration.ofSeconds(300), Duration.ofSeconds(60));

    @Test
    void reading_isInEachWindowThatCoversIt() {
        windows.add("yard", 90 * SECOND, 5, true);
        List<ZoneStatistics> closed = windows.close(3_600 * SECOND);

        assertThat(closed).extracting(window -> window.endMicros() / SECOND).containsExactly(120L, 180L, 240L, 300L, 360L);
        assertThat(closed).allMatch(window -> window.count() == 1 && window.median() == 5 && window.anomalies() == 1);
        assertThat(closed.get(0).startMicros()).isEqualTo(-180 * SECOND);
        assertThat(closed.get(0).std()).isNaN();
    }

    @Test
    void figures_areThoseOfABruteForce() {
        Random random = new Random(4);
        List<double[]> readings = new ArrayList<>();
        List<ZoneStatistics> closed = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            long second = (long) i + random.nextInt(20) + (i > 1_500 ? 2_000 : 0);
            readings.add(new double[] {second, random.nextGaussian()});
            windows.add("yard", second * SECOND, readings.get(i)[1], readings.get(i)[1] > 2);
            if (i % 100 == 99) {
                closed.addAll(windows.close((second - 40) * SECOND));
            }
        }
        closed.addAll(windows.close(10_000 * SECOND));
        List<ZoneStatistics> expected = new ArrayList<>();
        for (long end = -300; end <= 10_000; end += 60) {
            long to = end;
            double[] inside = readings.stream()
                    .filter(reading -> reading[0] >= to - 300 && reading[0] < to)
                    .mapToDouble(reading -> reading[1])
                    .sorted()
                    .toArray();
            if (inside.length > 0) {
                expected.add(bruteForce(end, inside));
            }
        }
        assertThat(closed).hasSameSizeAs(expected);
        for (int i = 0; i < closed.size(); i++) {
            assertThat(closed.get(i)).usingRecursiveComparison()
                    .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
                    .isEqualTo(expected.get(i));
        }
        assertThat(windows.late()).isZero();
    }

    private static ZoneStatistics bruteForce(long end, double[] sorted) {
        int n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double squares = Arrays.stream(sorted).map(value -> (value - mean) * (value - mean)).sum();
        return new ZoneStatistics(
                "yard",
                (end - 300) * SECOND,
                end * SECOND,
                n,
                mean,
                (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
                sorted[0],
                sorted[n - 1],
                Math.sqrt(squares / (n - 1)),
                Arrays.stream(sorted).filter(value -> value > 2).count());
    }

    @Test
    void zones_areApart() {
        windows.add("yard", 0, 1, false);
        windows.add("hall", 0, 2, false);

        assertThat(windows.close(60 * SECOND))
                .extracting(window -> window.zone() + " " + window.mean())
                .containsExactly("hall 2.0", "yard 1.0");
    }

    @Test
    void lateReading_joinsTheWindowsStillToComeOrIsCounted() {
        windows.add("yard", 0, 1, false);
        windows.close(120 * SECOND);
        windows.add("yard", 10 * SECOND, 3, false);
        assertThat(windows.close(180 * SECOND).get(0).count()).isEqualTo(2);
        windows.close(600 * SECOND);
        windows.add("yard", 10 * SECOND, 3, false);

        assertThat(windows.late()).isEqualTo(1);
        assertThat(windows.close(6_000 * SECOND)).isEmpty();
    }

    @Test
    void longSilence_isSkippedAtOnce() {
        windows.add("yard", 0, 1, false);
        windows.add("yard", 1L << 60, 2, false);

        assertThat(windows.close(Long.MAX_VALUE / 2 + (1L << 60))).hasSize(10);
    }

    @Test
    void medianOfVeryManyReadings_isClose() {
        Random random = new Random(9);
        for (int i = 0; i < 200_000; i++) {
            windows.add("yard", i * 100L, random.nextDouble(), false);
        }
        ZoneStatistics first = windows.close(60 * SECOND).get(0);

        assertThat(first.count()).isEqualTo(200_000);
        assertThat(first.median()).isEqualTo(0.5, within(0.03));
    }

    @Test
    void sizesThatMakeNoSense_areRefused() {
        Duration minute = Duration.ofMinutes(1);

        assertThatThrownBy(() -> new ZoneWindows(minute, Duration.ZERO)).hasMessage("slide must be at least a second");
        assertThatThrownBy(() -> new ZoneWindows(Duration.ofSeconds(90), minute))
                .hasMessage("window must be a multiple of slide");
        assertThatThrownBy(() -> new ZoneWindows(Duration.ZERO, minute)).hasMessage("window must be a multiple of slide");
    }
}
