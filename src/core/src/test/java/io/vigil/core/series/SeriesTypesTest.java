package io.vigil.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesTypesTest {

    @Test
    void reading_withoutFiniteValue_isRefused() {
        SensorKey key = SensorKey.of("a");

        assertThatThrownBy(() -> new Reading(key, 0, Double.NaN)).hasMessage("value must be finite");
        assertThatThrownBy(() -> new Reading(key, 0, Double.NEGATIVE_INFINITY)).hasMessage("value must be finite");
    }

    @Test
    void times_keepMicrosecondsBeforeAndAfter1970() {
        for (String text : new String[] {"1969-12-31T23:59:59.999999Z", "2026-11-21T03:04:05.000001Z"}) {
            Instant instant = Instant.parse(text);

            assertThat(Times.instant(Times.micros(instant))).isEqualTo(instant);
        }
    }

    @Test
    void keying_joinsWhatADetectorShares() {
        SensorKey key = new SensorKey("s1", "humidity", "hall");

        assertThat(Keying.SENSOR.of(key)).isEqualTo("s1");
        assertThat(Keying.TYPE.of(key)).isEqualTo("humidity");
        assertThat(Keying.TYPE_AND_LOCATION.of(key)).isEqualTo("humidity@hall");
    }

    @Test
    void rules_thatMakeNoSense_areRefused() {
        assertThatThrownBy(() -> SensorRules.range(1, 1)).hasMessage("min < max must hold");
        assertThatThrownBy(() -> rules(Duration.ZERO, Duration.ZERO, 0)).hasMessage("max_gap must be above 0");
        assertThatThrownBy(() -> rules(null, Duration.ofSeconds(-1), 0)).hasMessage("lateness must not be negative");
        assertThatThrownBy(() -> rules(null, Duration.ZERO, -1))
                .hasMessage("min_deviation must be finite and not negative");
    }

    private static SensorRules rules(
            @Nullable Duration maxGap, Duration lateness, double minDeviation) {
        return new SensorRules(0, 1, maxGap, lateness, Direction.BOTH, minDeviation);
    }
}
