package io.vigil.core.series.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "greenhouse-*/humidity, greenhouse-7/humidity, true",
        "greenhouse-*/humidity, greenhouse-/humidity, true",
        "greenhouse-*/humidity, greenhouse-7/a/humidity, true",
        "greenhouse-*/humidity, greenhouse-7/temperature, false",
        "*, anything, true",
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "probe-?, probe-1, true",
        "probe-?, probe-12, false",
        "probe-?, probe-, false",
        "a.c, abc, false",
        "[a], [a], true",
        "Humidity, humidity, false",
        "*ab*ab, ababcab, true"
    })
    void matches_theWholeText(String pattern, String text, boolean expected) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(expected);
    }

    @Test
    void matches_whatTheRegularExpressionDoes() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab*?");
            String text = text(random, "ab");
            String regex = pattern.replace("*", ".*").replace("?", ".");
            assertThat(new Glob(pattern).matches(text)).as("%s on %s", pattern, text).isEqualTo(Pattern.matches(regex, text));
        }
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    void manyStars_areNoTrap() {
        assertThat(new Glob("*a".repeat(30) + "b").matches("a".repeat(5_000))).isFalse();
    }
}
