package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteOutputTest {

    @Test
    void bytes_growAndAreUsedAgain() {
        ByteOutput out = new ByteOutput();
        String text = "0123456789".repeat(1000);

        out.ascii(text).raw(text.getBytes(StandardCharsets.UTF_8)).utf8("é").number(-7).number(0.5);
        assertThat(text(out)).isEqualTo(text + text + "é-70.5");

        out.clear();
        out.ascii('x');
        assertThat(text(out)).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain,\"plain\"",
                "a\"b\\c,\"a\\\"b\\\\c\"",
                "`\t\n\u0000`,\"\\u0009\\u000a\\u0000\"",
                "é😀\u2028\u007f,\"é😀\u2028\u007f\"",
                "x\uD83Dy\uDE00,\"x\\ud83dy\\ude00\"",
            })
    void json_isQuotedAndEscaped(String text, String expected) {
        assertThat(text(new ByteOutput().json(text))).isEqualTo(expected);
    }

    private static String text(ByteOutput out) {
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
