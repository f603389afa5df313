package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0", "-0.0, 0", "1, 1", "1013.25, 1013", "0.000123456, 0.0001235", "-2.5, -2.5", "123456, 123500",
        "0.00001, 1.00e-05", "12345678, 1.23e+07", "-9e99, -9.00e+99"
    })
    void brief_keepsFourDigits(double value, String text) {
        assertThat(TextTable.brief(value)).isEqualTo(text);
    }

    @Test
    void brief_ofNothing_isADash() {
        assertThat(TextTable.brief(OptionalDouble.empty())).isEqualTo("-");
    }

    @Test
    void bars_growWithTheCount() {
        assertThat(TextTable.bars(new int[] {0, 1, 50, 100})).isEqualTo(" ▁▄█");
        assertThat(TextTable.bars(new int[2])).isEqualTo("  ");
    }

    @Test
    void percent_ofNothing_isADash() {
        assertThat(TextTable.percent(1, 8)).isEqualTo("12.5 %");
        assertThat(TextTable.percent(0, 0)).isEqualTo("-");
    }
}
