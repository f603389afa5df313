package io.vigil.client.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "10s,PT10S", "2m,PT2M", "1h,PT1H"})
    void parse_readsANumberAndAUnit(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0s", "-1s", "1.5s", "10 s", "1d", "9999999s"})
    void parse_refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .hasMessage("'" + text + "' is no duration such as 500ms, 10s or 2m");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 ms", "1234000,1.2 ms", "250000000,250 ms", "999700000,1 s", "2500000000,2.5 s", "99900000000,99.9 s",
        "99990000000,1 min 40 s", "200000000000,3 min 20 s", "7500000000000,2 h 5 min"
    })
    void text_keepsThreeDigitsOrSo(long nanos, String text) {
        assertThat(Durations.text(Duration.ofNanos(nanos))).isEqualTo(text);
    }
}
