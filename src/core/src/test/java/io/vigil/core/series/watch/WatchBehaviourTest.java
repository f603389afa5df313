package io.vigil.core.series.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.Arrival;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What users may rely on of a feed, whichever detector judges it.
class WatchBehaviourTest {

    /// In range from -Infinity to 80, and known to the fitted baselines.
    private static final SensorKey OVEN = new SensorKey("hall-1/temperature-0", "temperature", "hall-1");

    /// Without a rule of its own.
    private static final SensorKey PUMP = new SensorKey("hall-0/pressure", "pressure", "hall-0");

    private static final long MINUTE = 60 * Times.MICROS_PER_SECOND;
    private static final long START = Times.micros(Instant.parse("2026-03-02T00:00:00Z"));

    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "rolling-z", "online-forest", "seasonal-baseline"})
    void lateConflictingAndRepeatedReadings_changeNoState(String detector) {
        Watch disturbed = MixedFeed.watch(detector, List.of());
        Watch calm = MixedFeed.watch(detector, List.of());
        for (int i = 0; i < 400; i++) {
            Reading reading = at(OVEN, i, 50 + random.nextGaussian());
            assertThat(disturbed.take(reading).verdict()).isEqualTo(calm.take(reading).verdict());
            if (i > 10) {
                assertThat(disturbed.take(reading).arrival()).isEqualTo(Arrival.DUPLICATE);
                assertThat(disturbed.take(at(OVEN, i, 70)).arrival()).isEqualTo(Arrival.CONFLICT);
                assertThat(disturbed.take(at(OVEN, i - 9.5, 70)).arrival()).isEqualTo(Arrival.LATE);
                assertThat(disturbed.take(at(OVEN, i - 8.25, 99)).arrival()).isEqualTo(Arrival.LATE);
            }
        }

        assertThat(states(disturbed)).isEqualTo(states(calm)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "rolling-z", "online-forest"})
    void whileLearning_onlyTheRangeAlarms(String detector) {
        Watch watch = MixedFeed.watch(detector, List.of());
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        int learning = 0;
        for (int i = 0; i < 200; i++) {
            Verdict verdict = verdict(watch.take(at(OVEN, i, i % 7 == 0 ? 99 : 50 * random.nextDouble())));
            if (verdict.learning() != null) {
                learning++;
                reasons.addAll(verdict.isAnomaly() ? verdict.reasons() : List.of());
            }
        }

        assertThat(learning).isBetween(30, 199);
        assertThat(reasons).containsExactly(Reason.RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "rolling-z", "online-forest", "seasonal-baseline"})
    void sensorStuckOutOfRange_alarmsOnceAndStaysInItsEvent(String detector) {
        Watch watch = MixedFeed.watch(detector, List.of());
        for (int i = 0; i < 300; i++) {
            watch.take(at(OVEN, i, 50 + random.nextGaussian()));
        }
        List<Verdict> stuck = new ArrayList<>();
        for (int i = 300; i < 500; i++) {
            stuck.add(verdict(watch.take(at(OVEN, i, 85))));
        }

        assertThat(stuck).filteredOn(Verdict::isAnomaly).hasSize(1);
        assertThat(stuck).allMatch(Verdict::inEvent).allMatch(verdict -> verdict.reasons().contains(Reason.RANGE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1, 1e12})
    void spike_alarmsAtOnceAtAnyScale(double scale) {
        Watch watch = MixedFeed.watch("streaming", List.of());
        int alarms = 0;
        for (int i = 0; i < 1_000; i++) {
            alarms += verdict(watch.take(at(PUMP, i, scale * (20 + random.nextGaussian())))).isAnomaly() ? 1 : 0;
        }
        Verdict spike = verdict(watch.take(at(PUMP, 1_000, scale * 40)));

        assertThat(alarms).isLessThanOrEqualTo(2);
        assertThat(spike.isAnomaly()).isTrue();
        assertThat(spike.reasons()).contains(Reason.SPIKE);
    }

    @Test
    void irregularSampling_isNoAlarmInItself() {
        Watch watch = MixedFeed.watch("streaming", List.of());
        double minute = 0;
        int alarms = 0;
        for (int i = 0; i < 2_000; i++) {
            minute += 0.1 + 3 * random.nextDouble();
            alarms += verdict(watch.take(at(PUMP, minute, 20 + random.nextGaussian()))).isAnomaly() ? 1 : 0;
        }

        assertThat(alarms).isLessThanOrEqualTo(3);
        assertThat(verdict(watch.take(at(PUMP, minute + 1, 60))).isAnomaly()).isTrue();
    }

    @Test
    void silence_isADropoutAndItsEndAGap() {
        Watch watch = learned();
        Instant last = Times.instant(START + 999 * MINUTE);
        List<Silence> silences = watch.silences(last.plus(Duration.ofHours(5)));
        Verdict back = verdict(watch.take(at(PUMP, 1_300, 20)));

        assertThat(watch.silences(last)).isEmpty();
        assertThat(silences).singleElement().extracting(Silence::key).isEqualTo(PUMP);
        assertThat(silences.get(0).verdict().reasons()).containsExactly(Reason.DROPOUT);
        assertThat(back.isAnomaly()).isTrue();
        assertThat(back.reasons()).containsExactly(Reason.GAP);
    }

    @Test
    void repeatedValue_isStuckOnce() {
        Watch watch = learned();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 1_000; i < 1_300; i++) {
            verdicts.add(verdict(watch.take(at(PUMP, i, 20.125))));
        }

        assertThat(verdicts).filteredOn(Verdict::isAnomaly).singleElement().extracting(Verdict::reasons).isEqualTo(List.of(Reason.STUCK));
    }

    private Watch learned() {
        Watch watch = MixedFeed.watch("streaming", List.of());
        for (int i = 0; i < 1_000; i++) {
            watch.take(at(PUMP, i, 20 + random.nextGaussian()));
        }
        return watch;
    }

    private static Reading at(SensorKey key, double minute, double value) {
        return new Reading(key, START + Math.round(minute * MINUTE), value);
    }

    private static Verdict verdict(Judged judged) {
        return Objects.requireNonNull(judged.verdict());
    }

    /// The states of detectors as they are written.
    private static Map<String, String> states(Watch watch) {
        Map<String, String> states = new TreeMap<>();
        for (SavedState saved : watch.changed()) {
            if (!saved.kind().equals(SavedState.SENSOR)) {
                states.put(saved.kind() + " " + saved.key(), HexFormat.of().formatHex(saved.bytes()));
            }
        }
        return states;
    }
}
