package io.vigil.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "true", "True", "TRUE"})
    void parse_ofAnAnomaly(String text) {
        assertThat(Labels.parse(text)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "false", "False"})
    void parse_ofANormalRow(String text) {
        assertThat(Labels.parse(text)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "-1", "yes", "0.5", "NaN"})
    void parse_ofAnythingElse_isAbsent(String text) {
        assertThat(Labels.parse(text)).isEmpty();
    }
}
