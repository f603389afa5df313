package io.vigil.core.series.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.core.series.Direction;
import io.vigil.core.series.Learning;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Reason;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.Times;
import io.vigil.core.series.Verdict;
import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingZTest {

    private static final SensorKey KEY = new SensorKey("boiler-1", "pressure", "hall");

    private final Random random = new Random(42);
    private RollingZ detector = new RollingZ(SensorRules.NONE);
    private RollingState state = detector.start(KEY);
    private long micros = 1_700_000_000_000_000L;
    private int alarms;

    private Verdict send(SensorKey key, double value) {
        micros += 60 * Times.MICROS_PER_SECOND;
        Verdict verdict = detector.detect(state, new Reading(key, micros, value));
        alarms += verdict.isAnomaly() ? 1 : 0;
        return verdict;
    }

    private Verdict send(double value) {
        return send(KEY, value);
    }

    private void send(int readings, DoubleUnaryOperator value) {
        for (int i = 0; i < readings; i++) {
            send(value.applyAsDouble(i));
        }
    }

    private void obey(SensorRules rules) {
        detector = new RollingZ(rules);
    }

    @Test
    void verdict_isMeasuredAgainstTheLastHundredWithoutTheCurrent() {
        send(50, i -> 1e6);
        send(100, i -> i % 2 == 0 ? 9 : 11);
        double std = Math.sqrt(100 / 99.0);

        Verdict below = send(10 + 2.99 * std);
        assertThat(below.isAnomaly()).isFalse();
        assertThat(below.score()).isCloseTo(2.99, within(1e-12));
        assertThat(below.expected()).isEqualTo(10);
        assertThat(below.lower()).isCloseTo(10 - 3 * std, within(1e-12));
        assertThat(below.upper()).isCloseTo(10 + 3 * std, within(1e-12));
    }

    @Test
    void moreThanThreeDeviations_alarmsByDirection() {
        send(100, i -> i % 2 == 0 ? 9 : 11);
        Verdict dip = detector.judge(state, new Reading(KEY, micros, 6.9));
        Verdict spike = send(13.1);

        assertThat(dip.isAnomaly()).isTrue();
        assertThat(dip.reasons()).containsExactly(Reason.DIP);
        assertThat(spike.isAnomaly() && spike.inEvent()).isTrue();
        assertThat(spike.reasons()).containsExactly(Reason.SPIKE);
        assertThat(spike.learning()).isNull();
    }

    @Test
    void learning_raisesNoAlarmBelowThirty() {
        assertThat(send(20).learning()).isEqualTo(new Learning(0, 30));
        send(28, i -> 20 + random.nextGaussian());
        Verdict last = send(1_000);

        assertThat(last.isAnomaly()).isFalse();
        assertThat(last.learning()).isEqualTo(new Learning(29, 30));
        assertThat(last.upper()).isNaN();
        assertThat(send(1e6).isAnomaly()).isTrue();
    }

    @Test
    void anomalousReadings_enterTheWindow_soThatAShiftCalms() {
        send(100, i -> 20 + random.nextGaussian());
        alarms = 0;
        send(100, i -> 40 + random.nextGaussian());
        assertThat(alarms).isBetween(1, 20);
        alarms = 0;
        send(50, i -> 40 + random.nextGaussian());

        assertThat(alarms).isLessThanOrEqualTo(1);
        assertThat(send(60).isAnomaly()).isTrue();
    }

    @Test
    void constantSensor_staysQuietAtATinyWiggleAndAlarmsAtASpike() {
        send(200, i -> 45);
        send(200, i -> i % 50 == 0 ? 45.0045 : 45);
        send(500, i -> 45 * (1 + 1e-4 * (random.nextDouble() * 2 - 1)));

        assertThat(alarms).isZero();
        assertThat(send(46).isAnomaly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1, 1e12, 1e100})
    void spike_alarmsAtAnyScale(double scale) {
        send(200, i -> scale * (20 + random.nextGaussian()));
        int before = alarms;

        assertThat(before).isLessThanOrEqualTo(3);
        assertThat(send(scale * 26).isAnomaly()).isTrue();
    }

    @Test
    void smallNoiseOnALargeValue_isMeasured() {
        send(200, i -> 1e12 + i % 3);

        assertThat(alarms).isZero();
        assertThat(send(1e12 + 8).isAnomaly()).isTrue();
    }

    @Test
    void largestDoubles_giveFiniteNumbers() {
        send(40, i -> i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE);
        Verdict verdict = send(Double.MAX_VALUE);

        assertThat(verdict.score()).isBetween(0.0, 1e6);
        assertThat(verdict.lower()).isFinite();
        assertThat(verdict.upper()).isFinite();
    }

    @Test
    void range_alarmsWhileLearningOncePerSensorAndTeachesNothing() {
        obey(SensorRules.range(0, 100));
        SensorKey other = new SensorKey("boiler-2", "pressure", "hall");
        send(10, i -> 50);
        Verdict first = send(101);
        send(other, 50);
        Verdict second = send(102);

        assertThat(first.isAnomaly()).isTrue();
        assertThat(first.reasons()).containsExactly(Reason.RANGE);
        assertThat(first.learning()).isEqualTo(new Learning(10, 30));
        assertThat(second.isAnomaly()).isFalse();
        assertThat(second.inEvent()).isTrue();
        assertThat(send(other, -1).isAnomaly()).isTrue();
        assertThat(send(50).inEvent()).isFalse();
        assertThat(send(103).isAnomaly()).isTrue();
        assertThat(state.count).isEqualTo(12);
    }

    @Test
    void irregularSampling_changesNothing() {
        RollingState hasty = detector.start(KEY);
        for (int i = 0; i < 500; i++) {
            double value = random.nextGaussian() + (i % 90 == 0 ? 20 : 0);
            Verdict late = detector.detect(hasty, new Reading(KEY, 1_000_000L * i * i, value));
            assertThat(late).isEqualTo(send(value));
        }
        assertThat(alarms).isGreaterThan(3);
    }

    @Test
    void judge_changesNothing() {
        obey(SensorRules.range(0, 100));
        send(40, i -> 20 + random.nextGaussian());
        byte[] before = detector.codec().write(state);

        assertThat(detector.judge(state, new Reading(KEY, 0, 60)).isAnomaly()).isTrue();
        assertThat(detector.judge(state, new Reading(KEY, 0, 101)).isAnomaly()).isTrue();
        assertThat(detector.codec().write(state)).isEqualTo(before);
    }

    @Test
    void feedback_movesTheLimitWithinBounds() {
        send(100, i -> i % 2 == 0 ? 9 : 11);
        double std = Math.sqrt(100 / 99.0);
        double[] limits = {6, 2.4};
        for (int kind = 0; kind < 2; kind++) {
            for (int i = 0; i < 30; i++) {
                detector.feedback(state, kind == 1);
            }
            Verdict verdict = detector.judge(state, new Reading(KEY, micros, 10));
            assertThat(verdict.upper()).isCloseTo(10 + limits[kind] * std, within(1e-12));
        }
    }

    @Test
    void directionAndMinDeviation_hideWhatDoesNotMatter() {
        send(100, i -> i % 2 == 0 ? 9 : 11);
        obey(rules(null, Direction.DOWN, 5));

        assertThat(detector.judge(state, new Reading(KEY, 0, 20)).isAnomaly()).isFalse();
        assertThat(detector.judge(state, new Reading(KEY, 0, 6)).isAnomaly()).isFalse();
        assertThat(detector.judge(state, new Reading(KEY, 0, 4)).isAnomaly()).isTrue();
        assertThat(detector.judge(state, new Reading(KEY, 0, 4)).lower()).isEqualTo(5);
    }

    @Test
    void silence_isADropoutBeyondMaxGapAlone() {
        send(40, i -> 20);
        assertThat(detector.silence(state, Times.instant(Long.MAX_VALUE / 2))).isEmpty();
        obey(rules(Duration.ofMinutes(10), Direction.BOTH, 0));

        assertThat(detector.silence(state, Times.instant(micros + 600_000_000L))).isEmpty();
        Verdict dropout = detector.silence(state, Times.instant(micros + 600_000_001L)).orElseThrow();
        assertThat(dropout.reasons()).containsExactly(Reason.DROPOUT);
        assertThat(detector.silence(detector.start(KEY), Times.instant(Long.MAX_VALUE / 2))).isEmpty();
    }

    private static SensorRules rules(@Nullable Duration maxGap, Direction direction, double minDeviation) {
        return new SensorRules(
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, maxGap, Duration.ZERO, direction, minDeviation);
    }
}
