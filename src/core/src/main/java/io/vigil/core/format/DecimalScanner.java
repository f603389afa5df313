package io.vigil.core.format;

import java.nio.charset.StandardCharsets;

/// Reads decimal numbers in JSON's grammar, correctly rounded, one after the other, each in one pass
/// over its bytes.
///
/// Up to 19 digits times a power of ten of [PowersOfTen] are one product of 64 by 128 bits, whose
/// upper bits decide the rounding in all but a few cases (D. Lemire, Number Parsing at a Gigabyte per
/// Second, 2021); those and the rest go to the JDK.
final class DecimalScanner {

    /// Where there is no number.
    static final int NONE = -1;

    private static final int MAX_DIGITS = 19;
    private static final long MAX_EXPONENT = 1_000_000_000_000L;

    private static final int MANTISSA_BITS = 52;
    private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
    private static final int BIAS = 1023;

    /// Bits of the product below the mantissa and its rounding bit, where the highest bit is 0.
    private static final int CUT_BITS = Long.SIZE - MANTISSA_BITS - 3;

    private static final long CUT_MASK = (1L << CUT_BITS) - 1;

    /// Between these exponents a decimal may lie exactly in the middle of two doubles.
    private static final int LEAST_TIE = -4;

    private static final int LAST_TIE = 23;

    /// Between these the power of ten is exact enough for any product.
    private static final int LEAST_EXACT = -27;

    private static final int LAST_EXACT = 55;

    private double value;

    /// Reads the number that begins at `from`.
    ///
    /// @return where it ends, at most at `to`; [#NONE] where no number begins there
    int scan(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int first = negative ? from + 1 : from;
        long mantissa = 0;
        int i = first;
        for (; i < to && isDigit(bytes[i]); i++) {
            mantissa = mantissa * 10 + (bytes[i] - '0');
        }
        int digits = i - first;
        if (digits == 0 || (digits > 1 && bytes[first] == '0')) {
            return NONE;
        }
        long exponent = 0;
        if (i < to && bytes[i] == '.') {
            int point = i++;
            for (; i < to && isDigit(bytes[i]); i++) {
                mantissa = mantissa * 10 + (bytes[i] - '0');
            }
            int places = i - point - 1;
            if (places == 0) {
                return NONE;
            }
            digits += places;
            exponent = -places;
        }
        int end = i;
        if (i < to && (bytes[i] | 0x20) == 'e') {
            end = exponentEnd(bytes, i + 1, to);
            if (end == NONE) {
                return NONE;
            }
            exponent += exponent(bytes, i + 1, end);
        }
        boolean fits = digits <= MAX_DIGITS || digits - leadingZeros(bytes, first, i) <= MAX_DIGITS;
        double size = fits ? product(mantissa, exponent) : Double.NaN;
        value = Double.isNaN(size) ? parsed(bytes, from, end) : negative ? -size : size;
        return end;
    }

    /// The last number; infinite where no double can hold it.
    double value() {
        return value;
    }

    private static double parsed(byte[] bytes, int from, int to) {
        return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// How many zeros lead the digits, whatever stands between them.
    private static int leadingZeros(byte[] bytes, int first, int end) {
        int zeros = 0;
        for (int i = first; i < end && (bytes[i] == '0' || bytes[i] == '.'); i++) {
            zeros += bytes[i] == '0' ? 1 : 0;
        }
        return zeros;
    }

    private static int exponentEnd(byte[] bytes, int from, int to) {
        int start = from < to && (bytes[from] == '+' || bytes[from] == '-') ? from + 1 : from;
        int i = start;
        while (i < to && isDigit(bytes[i])) {
            i++;
        }
        return i == start ? NONE : i;
    }

    private static long exponent(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = isDigit(bytes[from]) ? from : from + 1; i < to; i++) {
            value = Math.min(value * 10 + (bytes[i] - '0'), MAX_EXPONENT);
        }
        return bytes[from] == '-' ? -value : value;
    }

    /// `mantissa * 10^exponent`, the mantissa unsigned; NaN where this way does not decide it.
    private static double product(long mantissa, long exponent) {
        if (mantissa == 0) {
            return 0;
        }
        return Math.abs(exponent) > PowersOfTen.MAX ? Double.NaN : product(mantissa, (int) exponent);
    }

    private static double product(long mantissa, int exponent) {
        int zeros = Long.numberOfLeadingZeros(mantissa);
        long factor = mantissa << zeros;
        long power = PowersOfTen.readHigh(exponent);
        long high = multiplyHigh(factor, power);
        long low = factor * power;
        if ((high & CUT_MASK) == CUT_MASK) {
            long more = multiplyHigh(factor, PowersOfTen.readLow(exponent));
            low += more;
            high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
            if (low == -1 && (exponent < LEAST_EXACT || exponent > LAST_EXACT)) {
                return Double.NaN;
            }
        }
        return rounded(high, low, exponent, zeros);
    }

    private static double rounded(long high, long low, int exponent, int zeros) {
        int top = (int) (high >>> (Long.SIZE - 1));
        int cut = top + CUT_BITS;
        long bits = high >>> cut;
        boolean mayTie = exponent >= LEAST_TIE && exponent <= LAST_TIE && Long.compareUnsigned(low, 1) <= 0;
        if (mayTie && (bits & 3) == 1 && bits << cut == high) {
            bits--;
        }
        bits = (bits + (bits & 1)) >>> 1;
        int binary = floorLog2OfPowerOfTen(exponent) + Long.SIZE - 1 + top - zeros + BIAS;
        if (bits == HIDDEN_BIT << 1) {
            bits = HIDDEN_BIT;
            binary++;
        }
        return Double.longBitsToDouble((bits - HIDDEN_BIT) | ((long) binary << MANTISSA_BITS));
    }

    private static int floorLog2OfPowerOfTen(int exponent) {
        return (217_706 * exponent) >> 16;
    }

    /// The upper half of an unsigned product.
    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
