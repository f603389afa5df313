package io.vigil.core.format;

import tools.jackson.core.io.NumberOutput;

/// Decimal numbers as JSON writes them, to and from doubles; JSON, NDJSON and CSV share it.
///
/// Reading is correctly rounded. Up to 2^53 times or divided by a power of ten up to 10^22 both
/// operands are exact, so that one operation rounds once (W. D. Clinger, How to Read Floating Point
/// Numbers Accurately, 1990); the rest goes to the JDK.
public final class Numbers {

    private static final long MAX_EXACT = 1L << 53;

    /// `e-22`
    private static final int MAX_EXPONENT_LENGTH = 4;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Numbers() {}

    /// The double nearest to a number in JSON's grammar: NaN where the text is no such number,
    /// infinite where no double can hold it.
    public static double parse(CharSequence text) {
        char[] chars = text.toString().toCharArray();
        return parse(chars, 0, chars.length);
    }

    /// The same for the characters in `[from, to)`.
    static double parse(char[] chars, int from, int to) {
        if (!isNumber(chars, from, to)) {
            return Double.NaN;
        }
        boolean negative = chars[from] == '-';
        double value = exact(chars, negative ? from + 1 : from, to);
        if (Double.isNaN(value)) {
            return Double.parseDouble(new String(chars, from, to - from));
        }
        return negative ? -value : value;
    }

    /// The shortest text that parses back to the same bits, the same on every JDK and always a JSON
    /// number.
    ///
    /// @throws IllegalArgumentException where the value is not finite
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite");
        }
        return NumberOutput.toString(value, true);
    }

    /// A number without sign by one operation on exact operands, NaN where that is not possible.
    private static double exact(char[] chars, int from, int to) {
        long mantissa = 0;
        int exponent = 0;
        boolean fraction = false;
        int i = from;
        for (; i < to && (chars[i] | 0x20) != 'e'; i++) {
            if (chars[i] == '.') {
                fraction = true;
                continue;
            }
            mantissa = mantissa * 10 + (chars[i] - '0');
            exponent -= fraction ? 1 : 0;
            if (mantissa > MAX_EXACT) {
                return Double.NaN;
            }
        }
        if (to - i > MAX_EXPONENT_LENGTH) {
            return Double.NaN;
        }
        exponent += i < to ? exponent(chars, i + 1, to) : 0;
        if (Math.abs(exponent) >= POWERS_OF_TEN.length) {
            return Double.NaN;
        }
        return exponent < 0 ? mantissa / POWERS_OF_TEN[-exponent] : mantissa * POWERS_OF_TEN[exponent];
    }

    private static int exponent(char[] chars, int from, int to) {
        boolean signed = chars[from] == '+' || chars[from] == '-';
        int value = 0;
        for (int i = signed ? from + 1 : from; i < to; i++) {
            value = value * 10 + (chars[i] - '0');
        }
        return chars[from] == '-' ? -value : value;
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
    private static boolean isNumber(char[] chars, int from, int to) {
        int i = at(chars, from, to) == '-' ? from + 1 : from;
        int end = digits(chars, i, to);
        if (end == i || (chars[i] == '0' && end > i + 1)) {
            return false;
        }
        if (at(chars, end, to) == '.') {
            i = end + 1;
            end = digits(chars, i, to);
            if (end == i) {
                return false;
            }
        }
        if ((at(chars, end, to) | 0x20) == 'e') {
            char sign = at(chars, end + 1, to);
            i = end + (sign == '+' || sign == '-' ? 2 : 1);
            end = digits(chars, i, to);
            if (end == i) {
                return false;
            }
        }
        return end == to;
    }

    private static char at(char[] chars, int i, int to) {
        return i < to ? chars[i] : '\0';
    }

    private static int digits(char[] chars, int from, int to) {
        int i = from;
        while (i < to && chars[i] >= '0' && chars[i] <= '9') {
            i++;
        }
        return i;
    }
}
