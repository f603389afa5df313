package io.vigil.core.series.online;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.forest.Forest;
import io.vigil.core.model.IsolationForest;
import io.vigil.core.series.Direction;
import io.vigil.core.series.Learning;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineForestTest {

    private final Fleet fleet = new Fleet();

    @Test
    void learning_raisesNoAlarmAndCounts() {
        assertThat(fleet.send(20).learning()).isEqualTo(new Learning(0, 50));
        fleet.ordinary(48);
        Verdict spike = fleet.send(1_000);

        assertThat(spike.learning()).isEqualTo(new Learning(49, 50));
        assertThat(spike.isAnomaly()).isFalse();
        assertThat(spike.score()).isZero();
        assertThat(fleet.send(20).learning()).isNull();
    }

    @Test
    void training_comesFirstAfter50AndAgainAfterFiveMinutesAnd200Rows() {
        fleet.ordinary(49);
        assertThat(fleet.training()).isZero();
        fleet.ordinary(1);
        assertThat(fleet.training()).isEqualTo(1);
        fleet.ordinary(199);
        assertThat(fleet.training()).isEqualTo(1);
        fleet.ordinary(1);
        assertThat(fleet.training()).isEqualTo(2);
    }

    @Test
    void training_waitsForFiveMinutesOfEventTime() {
        fleet.ordinary(50);
        long trained = fleet.micros;
        for (int i = 1; i <= 300; i++) {
            fleet.detector.detect(fleet.state, new Reading(Fleet.key(0), trained + i, fleet.ordinary()));
        }
        assertThat(fleet.training()).isEqualTo(1);
        fleet.micros = trained + 290 * Times.MICROS_PER_SECOND;
        fleet.ordinary(1);
        assertThat(fleet.training()).isEqualTo(2);
    }

    @Test
    void training_goesOnAfterAReadingFromTheFarFuture() {
        fleet.ordinary(249);
        long far = fleet.micros + 1_000_000_000L * Times.MICROS_PER_SECOND;
        fleet.detector.detect(fleet.state, new Reading(Fleet.key(0), far, 20));
        assertThat(fleet.training()).isEqualTo(2);
        fleet.ordinary(200);
        assertThat(fleet.training()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e12})
    void obviousSpikeAndDip_alarmUnderTheirOwnNames(double scale) {
        for (int i = 0; i < 1_000; i++) {
            fleet.send(scale * fleet.ordinary());
        }
        Verdict spike = fleet.judge(scale * 60);

        assertThat(spike.isAnomaly()).isTrue();
        assertThat(spike.inEvent()).isTrue();
        assertThat(spike.reasons()).containsExactly(Reason.SPIKE);
        assertThat(spike.score()).isGreaterThan(0.6);
        assertThat(spike.expected()).isBetween(19 * scale, 21 * scale);
        assertThat(fleet.judge(-20 * scale).reasons()).containsExactly(Reason.DIP);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 60, 120, 600})
    void ordinaryReadings_alarmAboutOnceInTwentyAtAnyPace(int seconds) {
        Fleet paced = new Fleet(SensorRules.NONE, 42, seconds);
        paced.ordinary(1_000);
        long alarms = paced.ordinary(4_000).stream().filter(Verdict::isAnomaly).count();

        assertThat(alarms / 4_000.0).isBetween(0.03, 0.1);
    }

    @Test
    void ordinaryValueAmongRestlessOnes_breaksTheRhythm() {
        fleet.ordinary(1_000);
        for (int i = 0; i < Fleet.SENSORS; i++) {
            fleet.send(60);
        }

        assertThat(fleet.judge(40).reasons()).containsExactly(Reason.RHYTHM);
    }

    @Test
    void constantSensors_neverAlarm() {
        fleet.micros = Times.micros(Instant.parse("2026-03-02T11:00:00Z"));
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            fleet.micros -= 10 * Times.MICROS_PER_SECOND;
            verdicts.add(fleet.send(45));
        }

        assertThat(verdicts).noneMatch(Verdict::isAnomaly);
    }

    @Test
    void newSensorOfAKnownType_isJudgedFromItsFirstReading() {
        fleet.ordinary(1_000);
        Verdict first = fleet.detector.judge(fleet.state, new Reading(Fleet.key(99), fleet.micros, 80));

        assertThat(first.isAnomaly()).isTrue();
        assertThat(first.reasons()).containsExactly(Reason.SPIKE);
        assertThat(first.expected()).isBetween(19.0, 21.0);
    }

    @Test
    void rangeRule_alarmsOncePerSensorWhileLearningAndTeachesNothing() {
        Fleet ranged = new Fleet(SensorRules.range(0, 100), 42);
        Verdict first = ranged.send(101);
        ranged.ordinary(Fleet.SENSORS - 1);
        Verdict second = ranged.send(102);

        assertThat(first.isAnomaly()).isTrue();
        assertThat(first.reasons()).containsExactly(Reason.RANGE);
        assertThat(first.learning()).isEqualTo(new Learning(0, 50));
        assertThat(second.isAnomaly()).isFalse();
        assertThat(second.inEvent()).isTrue();
        assertThat(second.learning()).isEqualTo(new Learning(Fleet.SENSORS - 1, 50));
        assertThat(ranged.send(-1).isAnomaly()).as("another sensor").isTrue();
    }

    @Test
    void judge_changesNothing() {
        fleet.ordinary(300);
        byte[] before = fleet.bytes();
        Verdict late = fleet.detector.judge(fleet.state, new Reading(Fleet.key(7), fleet.micros - 1, 60));

        assertThat(late.isAnomaly()).isTrue();
        assertThat(fleet.bytes()).isEqualTo(before);
    }

    @Test
    void directionAndLeastDeviation_silenceWhatDoesNotMatter() {
        double none = Double.POSITIVE_INFINITY;
        Fleet upwards = new Fleet(new SensorRules(-none, none, null, Duration.ZERO, Direction.UP, 50), 42);
        upwards.ordinary(1_000);

        assertThat(upwards.judge(-200).isAnomaly()).isFalse();
        assertThat(upwards.judge(60).isAnomaly()).isFalse();
        assertThat(upwards.judge(200).isAnomaly()).isTrue();
    }

    @Test
    void feedback_movesTheShareOfAlarmsWithinBounds() {
        fleet.ordinary(1_000);
        double before = fleet.state.contamination;
        fleet.detector.feedback(fleet.state, false);
        assertThat(fleet.state.contamination).isEqualTo(before / 1.1);
        for (int i = 0; i < 100; i++) {
            fleet.detector.feedback(fleet.state, false);
        }
        assertThat(fleet.state.contamination).isEqualTo(0.005);
        assertThat(fleet.judge(60).isAnomaly()).isTrue();
        for (int i = 0; i < 100; i++) {
            fleet.detector.feedback(fleet.state, true);
        }
        assertThat(fleet.state.contamination).isEqualTo(0.1);
    }

    @Test
    void forest_isWhatABundleHoldsAndScoresAlike() {
        assertThat(fleet.state.forest()).isEmpty();
        fleet.ordinary(1_000);
        Forest forest = fleet.state.forest().orElseThrow();

        assertThat(forest.trees()).isEqualTo(100);
        assertThat(forest.inputs()).isEqualTo(7);
        assertThat(new IsolationForest(forest, PathLengths.expected(256)).inputs()).isEqualTo(7);
    }

    @Test
    void silence_isNotJudged() {
        fleet.ordinary(100);

        assertThat(fleet.detector.silence(fleet.state, Instant.MAX)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, -0.0})
    void extremeValues_bringFiniteScores(double value) {
        fleet.ordinary(100);
        for (int i = 0; i < 300; i++) {
            Verdict verdict = fleet.send(i % 2 == 0 ? value : -value);
            assertThat(verdict.score()).isBetween(0.0, 1.0);
            assertThat(verdict.expected()).isFinite();
        }
    }
}
