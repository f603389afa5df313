package io.vigil.core.series.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.vigil.core.json.JsonException;
import io.vigil.core.series.Arrival;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.StateException;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.sensors.SensorsFile;
import io.vigil.core.series.streaming.Streaming;
import io.vigil.core.series.streaming.StreamingState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final long MINUTE = 60_000_000L;
    private static final SensorKey OVEN = new SensorKey("oven/temperature", "temperature", "hall");

    private final Random random = new Random(7);

    @Test
    void take_judgesAsTheDetectorAloneDoes() {
        Streaming detector = new Streaming(ZoneOffset.UTC, SensorRules.NONE);
        StreamingState state = detector.start(OVEN);
        Watch watch = watch("[]", List.of());
        for (Reading reading : feed(2_000)) {
            assertThat(watch.take(reading).verdict()).isEqualTo(detector.detect(state, reading));
        }
    }

    @Test
    void take_aDuplicate_hasNoVerdictAndChangesNothing() {
        Watch watch = learned();
        Reading last = feed(500).get(499);
        watch.changed();
        Judged judged = watch.take(last);
        assertThat(judged.arrival()).isEqualTo(Arrival.DUPLICATE);
        assertThat(judged.verdict()).isNull();
        assertThat(watch.changed()).isEmpty();
    }

    @Test
    void take_lateAndConflicting_areJudgedButNotLearned() {
        Watch watch = learned();
        watch.changed();
        Judged late = watch.take(new Reading(OVEN, 100 * MINUTE + 1, 1e6));
        Judged conflict = watch.take(new Reading(OVEN, 499 * MINUTE, 1e6));
        assertThat(late.arrival()).isEqualTo(Arrival.LATE);
        assertThat(conflict.arrival()).isEqualTo(Arrival.CONFLICT);
        assertThat(verdict(late).isAnomaly()).isTrue();
        assertThat(verdict(conflict).isAnomaly()).isTrue();
        assertThat(watch.changed()).extracting(SavedState::kind).containsExactly(SavedState.SENSOR);
    }

    @Test
    void take_theSensorsOwnDetector_fromSensorsJson() {
        Watch watch = watch("[{\"match\":\"oven/*\",\"detector\":\"rolling-z\",\"max\":500}]", List.of());
        Verdict hot = verdict(watch.take(new Reading(OVEN, 0, 501)));
        assertThat(hot.reasons()).containsExactly(Reason.RANGE);
        assertThat(watch.changed()).extracting(SavedState::kind).containsExactly(SavedState.SENSOR, "rolling-z");
    }

    @Test
    void take_beside_sharesStateWithTheSensorsOwn() {
        Watch watch = watch("[{\"match\":\"oven/*\",\"detector\":\"rolling-z\"}]", List.of("rolling-z", "online-forest"));
        for (Reading reading : feed(200)) {
            Judged judged = watch.take(reading);
            assertThat(judged.beside()).hasSize(2);
            assertThat(judged.beside().get(0)).isSameAs(judged.verdict());
        }
        assertThat(watch.changed())
                .extracting(SavedState::kind, SavedState::key)
                .hasSize(3)
                .contains(tuple("rolling-z", "temperature@hall"));
    }

    @Test
    void restore_goesOnBitForBit() {
        List<Reading> feed = feed(600);
        Watch uninterrupted = watch("[]", List.of("rolling-z", "online-forest"));
        Watch first = watch("[]", List.of("rolling-z", "online-forest"));
        List<SavedState> saved = new ArrayList<>();
        for (int i = 0; i < 350; i++) {
            uninterrupted.take(feed.get(i));
            first.take(feed.get(i));
            if (i % 60 == 0) {
                saved.addAll(first.changed());
            }
        }
        uninterrupted.feedback(OVEN.sensor(), false);
        first.feedback(OVEN.sensor(), false);
        saved.addAll(first.changed());
        Watch second = watch("[]", List.of("rolling-z", "online-forest"));
        saved.forEach(second::restore);
        for (Reading reading : feed.subList(350, 600)) {
            assertThat(second.take(reading)).isEqualTo(uninterrupted.take(reading));
        }
    }

    @Test
    void silences_nameTheSensorsThatAreOverdue() {
        Watch watch = learned();
        Instant end = Times.instant(499 * MINUTE);
        assertThat(watch.silences(end.plusSeconds(60))).isEmpty();
        List<Silence> silences = watch.silences(end.plusSeconds(36_000));
        assertThat(silences).extracting(Silence::key).containsExactly(OVEN);
        assertThat(silences.get(0).verdict().reasons()).containsExactly(Reason.DROPOUT);
        assertThat(silences.get(0).lastMicros()).isEqualTo(499 * MINUTE);
    }

    @Test
    void silences_ofASharedState_goByMaxGap() {
        Watch watch = watch("[{\"match\":\"*\",\"detector\":\"rolling-z\",\"max_gap\":\"PT10M\"}]", List.of());
        watch.take(new Reading(OVEN, 0, 1));
        watch.take(new Reading(new SensorKey("kiln/temperature", "temperature", "hall"), 11 * MINUTE, 1));
        assertThat(watch.silences(Times.instant(11 * MINUTE))).extracting(Silence::key).containsExactly(OVEN);
    }

    @Test
    void silences_afterRestore_knowSensorsThatSentNothingSince() {
        Watch before = learned();
        Watch after = watch("[]", List.of());
        before.changed().forEach(after::restore);
        Instant now = Times.instant(999 * MINUTE);
        assertThat(after.silences(now)).isEqualTo(before.silences(now)).isNotEmpty();
    }

    @Test
    void feedback_ofAnUnknownSensor_isFalse() {
        assertThat(learned().feedback("nobody", true)).isFalse();
    }

    @Test
    void feedback_afterRestore_isHeeded() {
        Watch before = learned();
        Watch after = watch("[]", List.of());
        before.changed().forEach(after::restore);
        assertThat(after.feedback(OVEN.sensor(), false)).isTrue();
        assertThat(after.changed()).extracting(SavedState::kind).containsExactly("streaming");
    }

    @Test
    void take_withoutItsModel_saysSo() {
        Watch watch = watch("[{\"match\":\"*\",\"detector\":\"seasonal-baseline\",\"model\":\"plants\"}]", List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch.take(new Reading(OVEN, 0, 1)))
                .withMessage("there is no series model plants");
    }

    @Test
    void restore_brokenBytes_saysSo() {
        Watch watch = watch("[]", List.of());
        byte[] cut = {1, 9, 0, 0, 0};
        assertThatThrownBy(() -> watch.restore(new SavedState(SavedState.SENSOR, "a", cut)))
                .isInstanceOf(StateException.class)
                .hasMessage("a sensor must not end early");
        assertThatThrownBy(() -> watch.restore(new SavedState(SavedState.SENSOR, "a", new byte[0])))
                .isInstanceOf(StateException.class)
                .hasMessage("a sensor must not be empty");
    }

    @Test
    void choice_ofNoDetector_saysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Choice("lucky", null))
                .withMessage("detector must be one of streaming, rolling-z, online-forest, seasonal-baseline");
    }

    private Watch learned() {
        Watch watch = watch("[]", List.of());
        feed(500).forEach(watch::take);
        return watch;
    }

    private List<Reading> feed(int count) {
        random.setSeed(7);
        List<Reading> feed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            feed.add(new Reading(OVEN, i * MINUTE, 180 + random.nextGaussian()));
        }
        return feed;
    }

    private static Verdict verdict(Judged judged) {
        return Objects.requireNonNull(judged.verdict());
    }

    private static Watch watch(String sensors, List<String> beside) {
        try {
            SensorsFile file = SensorsFile.parse("sensors.json", sensors.getBytes(StandardCharsets.UTF_8));
            return new Watch(new Detectors(ZoneOffset.UTC), file, Choice.STREAMING, beside);
        } catch (JsonException e) {
            throw new AssertionError(e);
        }
    }
}
