package io.vigil.core.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({"250ms, PT0.25S", "1s, PT1S", "1.5m, PT1M30S", "2h, PT2H", "7d, PT168H"})
    void parse_readsAllUnits(String text, Duration expected) {
        assertThat(Interval.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "s", "0s", "-1s", "1 s", "1w", "1.s", "999999999d"})
    void parse_refusesTheRest(String text) {
        assertThatThrownBy(() -> Interval.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a length of time above 0 such as 250ms, 1s, 5m, 1h or 1d");
    }
}
