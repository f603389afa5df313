package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "7f", "c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf"})
    void utf8_isTaken(String hex) throws Exception {
        byte[] bytes = HexFormat.of().parseHex("61" + hex + "61");

        assertThat(Text.of(bytes, 0, bytes.length).copy()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", "bf", "c0af", "c1bf", "c2", "e08080", "e09fbf", "e282", "eda080", "edbfbf", "f08fbfbf", "f09080",
                "f4908080", "f5808080", "fe", "ff"
            })
    void anythingElse_isMalformed(String hex) {
        byte[] bytes = HexFormat.of().parseHex("61" + hex + "61");

        assertThatThrownBy(() -> Text.of(bytes, 0, bytes.length))
                .isInstanceOf(MalformedException.class)
                .hasMessage("not UTF-8 at byte 1");
    }

    @Test
    void placeOfABadByte_isCountedFromTheOffset() {
        byte[] bytes = new byte[10_000];
        bytes[9_000] = -1;

        assertThatThrownBy(() -> Text.of(bytes, 1_000, 9_000)).hasMessage("not UTF-8 at byte 8000");
    }

    @Test
    void byteOrderMarkAndBlanks_areLeftOut() throws Exception {
        byte[] bytes = "xx\uFEFF \r\n\ta b\n xx".getBytes(StandardCharsets.UTF_8);

        Text text = Text.of(bytes, 2, bytes.length - 4);

        assertThat(new String(text.copy(), StandardCharsets.UTF_8)).isEqualTo(" \r\n\ta b\n ");
        assertThat(new String(text.stripped().copy(), StandardCharsets.UTF_8)).isEqualTo("a b");
    }
}
