package io.vigil.core.series.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.core.series.Direction;
import io.vigil.core.series.Learning;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {

    private final Feed feed = new Feed();

    @Test
    void learning_raisesNoAlarmAndCounts() {
        Verdict first = feed.send(20);
        feed.noise(50, 20);
        Verdict spike = feed.send(1_000);

        assertThat(first.learning()).isEqualTo(new Learning(0, 100));
        assertThat(spike.learning()).isEqualTo(new Learning(51, 100));
        assertThat(spike.isAnomaly()).isFalse();
        feed.noise(48, 20);
        assertThat(feed.send(20).learning()).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1, 1e12})
    void spike_alarmsAtOnceAtAnyScale(double scale) {
        feed.send(2_000, i -> scale * (20 + feed.random.nextGaussian()));
        int before = feed.alarms.size();
        Verdict spike = feed.send(scale * 35);

        assertThat(before).isLessThanOrEqualTo(2);
        assertThat(spike.isAnomaly()).isTrue();
        assertThat(spike.reasons()).containsExactly(Reason.SPIKE);
        assertThat(spike.score()).isGreaterThan(0.9);
        assertThat(spike.expected()).isCloseTo(20 * scale, within(scale));
        assertThat(spike.upper()).isBetween(21 * scale, 30 * scale);
    }

    @Test
    void dip_alarmsUnderItsOwnNameAndLiesBelowTheBand() {
        feed.noise(2_000, 20);
        Verdict dip = feed.send(5);

        assertThat(dip.reasons()).containsExactly(Reason.DIP);
        assertThat(dip.expected()).isGreaterThan(dip.lower());
        assertThat(dip.lower()).isGreaterThan(5);
    }

    @Test
    void spike_raisesOneAlarmForSeveralReadings() {
        feed.noise(2_000, 20);
        assertThat(feed.send(40).isAnomaly()).isTrue();
        Verdict second = feed.send(41);

        assertThat(second.isAnomaly()).isFalse();
        assertThat(second.inEvent()).isTrue();
        feed.noise(20, 20);
        assertThat(feed.send(20).inEvent()).isFalse();
    }

    @Test
    void spikes_thatComeAgain_alarmAgain() {
        feed.noise(2_000, 20);
        for (int i = 0; i < 3; i++) {
            assertThat(feed.send(40).isAnomaly()).as("spike %d", i).isTrue();
            feed.noise(700, 20);
        }
    }

    @Test
    void faultThatComesEveryDay_alarmsEveryDay() {
        feed.noise(2_000, 20);
        int noticed = 0;
        for (int day = 0; day < 30; day++) {
            noticed += feed.send(30).isAnomaly() ? 1 : 0;
            feed.noise(Feed.DAY, 20);
        }

        assertThat(noticed).isGreaterThanOrEqualTo(28);
    }

    /// Seven hours of silence every night: news at first, then how this sensor is.
    @Test
    void nightlySilence_isGotUsedTo() {
        for (int night = 0; night < 28; night++) {
            if (night == 21) {
                assertThat(feed.alarms).anyMatch(alarm -> alarm.reasons().contains(Reason.GAP));
                feed.alarms.clear();
            }
            feed.noise(1_020, 20);
            feed.micros += 420 * 60 * Times.MICROS_PER_SECOND;
        }

        assertThat(feed.alarms).noneMatch(alarm -> alarm.reasons().contains(Reason.GAP));
    }

    @Test
    void louderFaultWithinAnEvent_alarmsAgainAndAQuieterOneDoesNot() {
        feed.noise(2_000, 20);
        assertThat(feed.send(30).isAnomaly()).isTrue();
        feed.noise(5, 20);
        assertThat(feed.send(29).isAnomaly()).isFalse();
        feed.noise(5, 20);
        assertThat(feed.send(60).isAnomaly()).isTrue();
    }

    @Test
    void hugeSpike_makesTheSensorNeitherDeafNorLoud() {
        feed.noise(2_000, 20);
        feed.send(1e9);
        feed.alarms.clear();
        feed.noise(1_000, 20);

        assertThat(feed.alarms).hasSizeLessThanOrEqualTo(1);
        assertThat(feed.send(45).isAnomaly()).isTrue();
    }

    @Test
    void constantSensor_staysQuietAtATinyWiggle() {
        feed.send(1_000, i -> 45);
        feed.send(1_000, i -> 45 * (1 + 1e-4 * (feed.random.nextDouble() * 2 - 1)));
        feed.send(1_000, i -> i % 50 == 0 ? 45.0045 : 45);

        assertThat(feed.alarms).isEmpty();
    }

    @Test
    void constantSensor_alarmsAtAnObviousSpike() {
        feed.send(1_000, i -> 45);

        assertThat(feed.send(60).reasons()).contains(Reason.SPIKE);
    }

    @Test
    void drift_alarmsUnderItsOwnName() {
        feed.noise(5_000, 20);
        feed.alarms.clear();

        assertThat(feed.reasons(600, i -> 20 + i / 40 + feed.random.nextGaussian())).contains(Reason.DRIFT);
        assertThat(feed.alarms).isNotEmpty();
    }

    @Test
    void levelShift_alarmsThenCalmsAndTheNextOneAlarms() {
        feed.noise(5_000, 20);
        feed.alarms.clear();
        assertThat(feed.reasons(Feed.DAY, i -> 32 + feed.random.nextGaussian())).contains(Reason.LEVEL_SHIFT);
        assertThat(feed.alarms).isNotEmpty();
        feed.alarms.clear();
        feed.noise(2 * Feed.DAY, 32);

        assertThat(feed.alarms).isEmpty();
        assertThat(feed.send(33).inEvent()).isFalse();
        assertThat(feed.reasons(60, i -> 44 + feed.random.nextGaussian())).contains(Reason.LEVEL_SHIFT);
        assertThat(feed.alarms).isNotEmpty();
    }

    @Test
    void stuckValue_alarmsOnceUntilItChanges() {
        feed.noise(2_000, 20);
        feed.alarms.clear();
        assertThat(feed.reasons(500, i -> 20.25)).containsExactly(Reason.STUCK);

        assertThat(feed.alarms).hasSize(1);
        feed.noise(30, 20);
        assertThat(feed.send(20.5).inEvent()).isFalse();
    }

    @Test
    void silence_isADropoutAndItsEndAGap() {
        feed.noise(2_000, 20);

        assertThat(feed.silentFor(120)).isEmpty();
        Verdict dropout = feed.silentFor(3_600).orElseThrow();
        assertThat(dropout.isAnomaly()).isTrue();
        assertThat(dropout.reasons()).containsExactly(Reason.DROPOUT);
        feed.micros += 3_600 * Times.MICROS_PER_SECOND;
        assertThat(feed.send(20).reasons()).containsExactly(Reason.GAP);
    }

    @Test
    void maxGap_decidesWhatSilenceIs() {
        Feed patient = new Feed(rules(Duration.ofHours(2), Direction.BOTH, 0));
        patient.noise(2_000, 20);

        assertThat(patient.silentFor(7_100)).isEmpty();
        assertThat(patient.silentFor(7_300)).isPresent();
    }

    @Test
    void missingDailyRise_breaksTheRhythm() {
        feed.send(8 * Feed.DAY, i -> 20 + rise(i) + feed.random.nextGaussian() * 0.3);
        feed.alarms.clear();

        assertThat(feed.reasons(Feed.DAY, i -> 20 + feed.random.nextGaussian() * 0.3)).contains(Reason.RHYTHM);
        assertThat(feed.alarms).isNotEmpty();
        assertThat(feed.alarms.get(0).reasons()).containsExactly(Reason.RHYTHM);
    }

    /// Ten more from nine to five.
    private static double rise(double minute) {
        double ofDay = minute % Feed.DAY;
        return ofDay >= 540 && ofDay < 1_020 ? 10 : 0;
    }

    @Test
    void rangeRule_alarmsWhileLearningOnceAndTeachesNothing() {
        Feed ranged = new Feed(SensorRules.range(0, 100));
        ranged.noise(20, 50);
        Verdict first = ranged.send(101);
        Verdict second = ranged.send(102);

        assertThat(first.isAnomaly()).isTrue();
        assertThat(first.reasons()).containsExactly(Reason.RANGE);
        assertThat(first.learning()).isEqualTo(new Learning(20, 100));
        assertThat(second.isAnomaly()).isFalse();
        assertThat(second.inEvent()).isTrue();
        assertThat(ranged.send(50).learning()).isEqualTo(new Learning(20, 100));
        assertThat(ranged.send(50).inEvent()).isFalse();
        assertThat(ranged.send(-1).isAnomaly()).isTrue();
    }

    @Test
    void judge_findsASpikeAndChangesNothing() {
        feed.noise(2_000, 20);
        byte[] before = feed.bytes();
        Verdict late = feed.judge(feed.micros - 3_600 * Times.MICROS_PER_SECOND, 60);

        assertThat(late.isAnomaly()).isTrue();
        assertThat(late.reasons()).contains(Reason.SPIKE);
        assertThat(feed.bytes()).isEqualTo(before);
        assertThat(feed.judge(feed.micros, 20).isAnomaly()).isFalse();
        assertThat(feed.bytes()).isEqualTo(before);
    }

    @Test
    void irregularSampling_isNoAlarmInItself() {
        for (int i = 0; i < 4_000; i++) {
            feed.period = 5 + 200 * feed.random.nextDouble();
            feed.send(20 + feed.random.nextGaussian());
        }

        assertThat(feed.alarms).hasSizeLessThanOrEqualTo(3);
        assertThat(feed.send(40).isAnomaly()).isTrue();
    }

    @Test
    void falseAlarms_raiseTheBarWithinBounds() {
        feed.noise(2_000, 20);
        double before = feed.send(20).upper();
        feed.detector.feedback(feed.state, false);
        assertThat(feed.send(20).upper()).isGreaterThan(before);
        for (int i = 0; i < 100; i++) {
            feed.detector.feedback(feed.state, false);
        }

        assertThat(feed.state.bar).isEqualTo(2.6);
        assertThat(feed.send(60).isAnomaly()).isTrue();
    }

    @Test
    void trueAlarms_lowerTheBarWithinBounds() {
        for (int i = 0; i < 100; i++) {
            feed.detector.feedback(feed.state, true);
        }

        assertThat(feed.state.bar).isEqualTo(1.1);
    }

    @Test
    void direction_hidesTheOtherSide() {
        Feed down = new Feed(rules(null, Direction.DOWN, 0));
        down.noise(2_000, 20);

        assertThat(down.send(50).isAnomaly()).isFalse();
        down.noise(100, 20);
        assertThat(down.send(-10).reasons()).containsExactly(Reason.DIP);
    }

    @Test
    void minDeviation_hidesSmallOnes() {
        Feed coarse = new Feed(rules(null, Direction.BOTH, 30));
        coarse.noise(2_000, 20);

        assertThat(coarse.send(45).isAnomaly()).isFalse();
        coarse.noise(100, 20);
        assertThat(coarse.send(90).isAnomaly()).isTrue();
    }

    @Test
    void largestDoubles_leaveTheStateFinite() {
        feed.noise(200, 0);
        for (double value : List.of(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0.0)) {
            feed.send(value);
        }
        feed.noise(500, 0);
        Verdict verdict = feed.send(0);

        assertThat(verdict.expected()).isCloseTo(0, within(2.0));
        assertThat(verdict.score()).isBetween(0.0, 1.0);
    }

    @Test
    void silence_whileLearning_isNone() {
        assertThat(feed.silentFor(1e6)).isEmpty();
        feed.noise(50, 20);
        assertThat(feed.silentFor(1e6)).isEmpty();
    }

    @Test
    void healthySensors_alarmLessThanOnceADay() {
        int alarms = 0;
        for (int sensor = 0; sensor < 20; sensor++) {
            Feed healthy = new Feed();
            healthy.random.setSeed(sensor);
            healthy.send(5 * Feed.DAY, i -> 8 * StrictMath.sin(2 * Math.PI * i / Feed.DAY) + healthy.random.nextGaussian());
            alarms += healthy.alarms.size();
        }

        assertThat(alarms).isLessThan(20 * 5);
    }

    /// A sensor that follows the local clock, with a sharp fall at midnight; clocks change on March 29.
    @Test
    void daylightSaving_andAForeseenFall_areNoAlarm() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Streaming berlin = new Streaming(zone, SensorRules.NONE);
        StreamingState state = berlin.start(Feed.KEY);
        ZonedDateTime start = ZonedDateTime.of(2026, 3, 16, 0, 0, 0, 0, zone);
        List<LocalDate> alarms = new ArrayList<>();
        for (int i = 0; i < 16 * 288; i++) {
            ZonedDateTime time = start.plus(Duration.ofMinutes(5L * i));
            double value = 20 + 10 * Math.max(0, time.getHour() - 12) + feed.random.nextGaussian();
            Reading reading = new Reading(Feed.KEY, Times.micros(time.toInstant()), value);
            if (berlin.detect(state, reading).isAnomaly()) {
                alarms.add(time.toLocalDate());
            }
        }

        assertThat(alarms).allMatch(day -> day.isBefore(LocalDate.of(2026, 3, 27)));
    }

    @Test
    void detect_withTheSameInstantTwice_doesNotFail() {
        feed.noise(200, 20);
        Verdict verdict = feed.detector.detect(feed.state, new Reading(Feed.KEY, feed.micros, 20));

        assertThat(verdict.isAnomaly()).isFalse();
    }

    private static SensorRules rules(
            @Nullable Duration maxGap, Direction direction, double minDeviation) {
        return new SensorRules(
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, maxGap, Duration.ZERO, direction, minDeviation);
    }
}
