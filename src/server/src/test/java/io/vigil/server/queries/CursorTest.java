package io.vigil.server.queries;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.queries.Cursor.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void keys_comeBack() {
        Cursor reading = requireNonNull(Kind.READINGS.decode(Kind.READINGS.encode(-1_234_567L, 7L, -0.1)));
        Cursor window = requireNonNull(Kind.AGGREGATES.decode(Kind.AGGREGATES.encode(60_000_000L, "", "Wärme=°C")));

        assertThat(reading.whole(0)).isEqualTo(-1_234_567);
        assertThat(reading.whole(1)).isEqualTo(7);
        assertThat(reading.number(2)).isEqualTo(-0.1);
        assertThat(window.text(1)).isEmpty();
        assertThat(window.text(2)).isEqualTo("Wärme=°C");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "READINGS",
        "READINGS\n1\n2",
        "READINGS\n1\n2\n3\n4",
        "ANOMALIES\n1\n2\n3",
        "READINGS\nx\n2\n3",
        "READINGS\n1\n2.5\n3",
        "READINGS\n1\n2\nNaN",
        "READINGS\n1\n2\n1e999",
        "READINGS\n1\n2\n",
        "READINGS\n9223372036854775807\n2\n3",
        "READINGS\n-9223372036854775808\n2\n3",
        "READINGS\n99999999999999999999\n2\n3",
        "READINGS\n1\n2\n3' or 1=1",
    })
    void madeUpKeys_areNone(String plain) {
        assertThat(Kind.READINGS.decode(base64(plain))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "null", "====", "UkVBRElOR1M", "0", "%00", "ÄÖÜ"})
    void otherTexts_areNone(String text) {
        assertThat(Kind.READINGS.decode(text)).isNull();
    }

    @Test
    void controlCharactersAndLongTexts_areNone() {
        assertThat(Kind.SENSORS.decode(base64("SENSORS\na\0b"))).isNull();
        assertThat(Kind.SENSORS.decode(base64("SENSORS\n" + "a".repeat(3_000)))).isNull();
        assertThat(Kind.SENSORS.decode(Base64.getUrlEncoder().encodeToString(new byte[] {(byte) 0xFF, (byte) 0xFE}))).isNull();
    }

    private static String base64(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
