package io.vigil.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    private static final int BIT_PATTERNS = 2_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0", "-0", "1", "-1.5", "0.1", "1e5", "1E+5", "1e-5", "0.30000000000000004", "9007199254740993",
                "123456789012345678901234567890", "2.2250738585072014e-308", "4.9e-324", "1.7976931348623157e308",
                "1e22", "1e23", "1.5e-22", "1e-23", "0e400", "1e-400", "0.000001", "100000000000000000000000e-5"
            })
    void parse_isTheJdksNumber(String text) {
        double expected = Double.parseDouble(text);

        assertThat(Double.doubleToLongBits(Numbers.parse(text))).isEqualTo(Double.doubleToLongBits(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+1", "01", "-01", ".5", "1.", "1.e5", "1e", "1e+", "0x10", "1d", "1f", "1L", "NaN", "Infinity",
                "-Infinity", "1 2", " 1", "1 ", "1,5", "1_000", "--1", "1e5.0", "١", "null", "e5", "1ee5", "00e1"
            })
    void parse_refusesWhatJsonRefuses(String text) {
        assertThat(Numbers.parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e99999999999", "1.7976931348623159e308"})
    void parse_isInfiniteBeyondTheRange(String text) {
        assertThat(Math.abs(Numbers.parse(text))).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void parse_takesAnyLength() {
        assertThat(Numbers.parse("0." + "1".repeat(100_000))).isEqualTo(1.0 / 9);
        assertThat(Numbers.parse("1" + "0".repeat(100_000))).isInfinite();
        assertThat(Numbers.parse("0".repeat(100_000))).isNaN();
    }

    @Test
    void parse_isCorrectlyRoundedOnRandomDecimals() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            String text = random.nextInt(100_000) + "." + Math.abs(random.nextLong() >> random.nextInt(64)) + "e"
                    + (random.nextInt(50) - 25);
            assertBits(Numbers.parse(text), Double.parseDouble(text), text);
        }
    }

    @Test
    void parse_isCorrectlyRoundedWhateverTheNumberOfDigits() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 2_000_000; i++) {
            String digits = Long.toUnsignedString(random.nextLong() >>> random.nextInt(64));
            int point = random.nextInt(digits.length() + 1);
            String text = i % 2 == 0
                    ? "0." + "0".repeat(random.nextInt(4)) + digits
                    : digits + "e" + (random.nextInt(150) - 75);
            assertBits(Numbers.parse(text), Double.parseDouble(text), text);
            if (point > 0 && point < digits.length() && digits.charAt(0) != '0') {
                String split = digits.substring(0, point) + "." + digits.substring(point);
                assertBits(Numbers.parse(split), Double.parseDouble(split), split);
            }
        }
    }

    @Test
    void parse_roundsTiesToEven() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 300_000; i++) {
            long middle = (random.nextLong(1L << 52, 1L << 53) << 1) + 1;
            BigDecimal tie = new BigDecimal(middle).multiply(BigDecimal.valueOf(2).pow(random.nextInt(10)))
                    .divide(BigDecimal.valueOf(2).pow(random.nextInt(6)));
            for (BigDecimal near : List.of(tie, tie.add(tie.ulp()), tie.subtract(tie.ulp()))) {
                String text = near.toPlainString();
                assertBits(Numbers.parse(text), Double.parseDouble(text), text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 1_000_001})
    void parse_addsExponentsOfAnySize(int zeros) {
        String text = "0." + "0".repeat(zeros) + "1";

        assertThat(Numbers.parse(text + "e" + zeros)).isEqualTo(0.1);
        assertThat(Numbers.parse(text + "e50000000000000000000")).isInfinite();
        assertThat(Numbers.parse(text + "e-50000000000000000000")).isZero();
    }

    @Test
    void text_parsesBackToTheSameBits() {
        Random random = new Random(2);
        for (int i = 0; i < BIT_PATTERNS; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertBits(Numbers.parse(Numbers.text(value)), value, "parsed back");
            }
        }
    }

    /// JDK 19 and later write the shortest form; the tests run on JDK 25.
    @Test
    void text_isTheShortestForm() {
        Random random = new Random(3);
        for (int i = 0; i < BIT_PATTERNS; i++) {
            double value = switch (i % 4) {
                case 0 -> random.nextDouble();
                case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30);
                case 2 -> random.nextLong() >> random.nextInt(64);
                default -> Double.longBitsToDouble(random.nextLong());
            };
            if (Double.isFinite(value) && !Numbers.text(value).equals(Double.toString(value))) {
                assertThat(Numbers.text(value)).isEqualTo(Double.toString(value));
            }
        }
    }

    /// The next smaller double is nearer than the next larger one.
    @Test
    void text_isTheShortestFormOfPowersOfTwo() {
        for (int e = -1074; e < 1024; e++) {
            assertThat(Numbers.text(Math.scalb(1.0, e))).isEqualTo(Double.toString(Math.scalb(1.0, e)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0.0", "-0.0,-0.0", "0.12,0.12", "2e-3,0.002", "2e-4,2.0E-4", "1e7,1.0E7", "2e23,2.0E23"})
    void text_isFixed(double value, String expected) {
        assertThat(Numbers.text(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void text_refusesWhatIsNotFinite(double value) {
        assertThatThrownBy(() -> Numbers.text(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be finite");
    }

    private static void assertBits(double actual, double expected, String what) {
        if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }
}
