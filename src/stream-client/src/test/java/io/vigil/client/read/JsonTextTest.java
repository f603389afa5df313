package io.vigil.client.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1", "-12.50", "1e5", "1E+05", "0.1e-3", "123456789012345678901234567890"})
    void aNumberInJsonsGrammar_isOne(String text) {
        assertThat(JsonText.isNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+1", ".5", "1.", "01", "1e", "NaN", "Infinity", "0x1", "1_000", "1,5", "--1", "١"})
    void anythingElse_isNone(String text) {
        assertThat(JsonText.isNumber(text)).isFalse();
    }

    @Test
    void quote_escapesWhatJsonAndTerminalsCannotTake() {
        StringBuilder out = new StringBuilder();
        JsonText.quote("a\"b\\c\n\u001b\u009bé", out);
        assertThat(out).hasToString("\"a\\\"b\\\\c\\u000a\\u001b\\u009bé\"");
    }
}
