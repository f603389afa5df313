package io.vigil.core.format;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.NumberOutput;

/// Writes the shortest decimal that reads back as the same double; among several the closest.
///
/// Bounds and value are scaled by one product with a power of ten and rounded to odd, which keeps
/// every comparison right (R. Giulietti, The Schubfach way to render doubles, 2020). Powers beyond
/// [PowersOfTen] go to Jackson, whose text is the same. From 10^-3 on and below 10^7 numbers are written
/// plainly, else with an exponent.
final class DecimalWriter {

    /// The most bytes of a text.
    static final int MAX_LENGTH = 24;

    private static final int MANTISSA_BITS = 52;
    private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
    private static final long MANTISSA_MASK = HIDDEN_BIT - 1;
    private static final int EXPONENT_MASK = 0x7FF;
    private static final int BIAS = 1075;
    private static final long MASK_63 = Long.MAX_VALUE;

    /// Decimal points from here on are written with an exponent.
    private static final int MAX_PLAIN = 7;

    /// Decimal points from here back are written with an exponent.
    private static final int MIN_PLAIN = -3;

    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private DecimalWriter() {}

    /// Writes a finite number and returns where it ends.
    ///
    /// @param out with room for [#MAX_LENGTH] bytes
    static int write(double value, byte[] out, int at) {
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & MANTISSA_MASK;
        int biased = (int) (bits >>> MANTISSA_BITS) & EXPONENT_MASK;
        int i = at;
        if (bits < 0) {
            out[i++] = '-';
        }
        if ((bits & Long.MAX_VALUE) == 0) {
            return ascii("0.0", out, i);
        }
        int q = biased - BIAS;
        int k = biased == 0 ? Integer.MIN_VALUE : floorLog10(q, fraction == 0);
        if (Math.abs((long) k) > PowersOfTen.MAX) {
            return ascii(NumberOutput.toString(value, true), out, at);
        }
        long c = fraction | HIDDEN_BIT;
        if (q < 0 && q > -MANTISSA_BITS - 1 && (c & ((1L << -q) - 1)) == 0) {
            return decimal(c >> -q, 0, out, i);
        }
        return decimal(shortest(c, q, k, fraction == 0), k, out, i);
    }

    /// The exponent of the last decimal digit.
    ///
    /// @param narrow true where the next smaller double is only half as far as the next larger one
    private static int floorLog10(int q, boolean narrow) {
        return (int) ((q * 661_971_961_083L + (narrow ? -274_743_187_321L : 0)) >> 41);
    }

    private static int floorLog2OfPowerOfTen(int exponent) {
        return (int) ((exponent * 913_124_641_741L) >> 38);
    }

    /// The digits of `c * 2^q` in units of `10^k`.
    private static long shortest(long c, int q, int k, boolean narrow) {
        int odd = (int) c & 1;
        int shift = q + floorLog2OfPowerOfTen(-k) + 2;
        long high = PowersOfTen.writeHigh(-k);
        long low = PowersOfTen.writeLow(-k);
        long value = roundToOdd(high, low, (4 * c) << shift);
        long lower = roundToOdd(high, low, (4 * c - (narrow ? 1 : 2)) << shift) + odd;
        long upper = roundToOdd(high, low, (4 * c + 2) << shift) - odd;
        long below = value >> 2;
        if (below >= 100) {
            long tenBelow = below / 10 * 10;
            boolean belowFits = lower <= tenBelow << 2;
            boolean aboveFits = (tenBelow + 10) << 2 <= upper;
            if (belowFits != aboveFits) {
                return belowFits ? tenBelow : tenBelow + 10;
            }
        }
        boolean belowFits = lower <= below << 2;
        boolean aboveFits = (below + 1) << 2 <= upper;
        if (belowFits != aboveFits) {
            return belowFits ? below : below + 1;
        }
        long middle = value - ((2 * below + 1) << 1);
        return middle < 0 || (middle == 0 && (below & 1) == 0) ? below : below + 1;
    }

    private static long roundToOdd(long high, long low, long factor) {
        long x = Math.multiplyHigh(low, factor);
        long z = ((high * factor) >>> 1) + x;
        long w = Math.multiplyHigh(high, factor) + (z >>> 63);
        return w | (((z & MASK_63) + MASK_63) >>> 63);
    }

    /// Writes `digits * 10^exponent`, with digits above 0.
    private static int decimal(long digits, int exponent, byte[] out, int at) {
        long rest = digits;
        int point = exponent;
        while (rest % 10 == 0) {
            rest /= 10;
            point++;
        }
        int count = count(rest);
        point += count;
        if (point <= MIN_PLAIN || point > MAX_PLAIN) {
            int end = split(rest, count, 1, out, at);
            out[end] = 'E';
            return integer(point - 1, out, end + 1);
        }
        return point > 0 ? split(rest, count, point, out, at) : belowOne(rest, count, -point, out, at);
    }

    private static int count(long digits) {
        int count = 1;
        for (long rest = digits; rest >= 10; rest /= 10) {
            count++;
        }
        return count;
    }

    private static int belowOne(long digits, int count, int zeros, byte[] out, int at) {
        int i = at;
        out[i++] = '0';
        out[i++] = '.';
        for (int z = 0; z < zeros; z++) {
            out[i++] = '0';
        }
        put(digits, count, out, i);
        return i + count;
    }

    /// Writes the digits with a point after so many of them, and a zero where a place would be empty.
    private static int split(long digits, int count, int point, byte[] out, int at) {
        if (count <= point) {
            put(digits, count, out, at);
            int i = at + count;
            while (i < at + point) {
                out[i++] = '0';
            }
            out[i++] = '.';
            out[i++] = '0';
            return i;
        }
        put(digits, count, out, at + 1);
        System.arraycopy(out, at + 1, out, at, point);
        out[at + point] = '.';
        return at + count + 1;
    }

    /// Writes an integer and returns where it ends.
    static int integer(int value, byte[] out, int at) {
        long rest = Math.abs((long) value);
        int start = at;
        if (value < 0) {
            out[start++] = '-';
        }
        int count = count(rest);
        put(rest, count, out, start);
        return start + count;
    }

    /// Puts digits in their places, the last ones first.
    private static void put(long digits, int count, byte[] out, int at) {
        long rest = digits;
        int i = at + count;
        for (; i > at + 1; i -= 2) {
            int pair = (int) (rest % 100) * 2;
            rest /= 100;
            out[i - 1] = PAIRS[pair + 1];
            out[i - 2] = PAIRS[pair];
        }
        if (i > at) {
            out[at] = (byte) ('0' + rest);
        }
    }

    private static int ascii(String text, byte[] out, int at) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, out, at, bytes.length);
        return at + bytes.length;
    }
}
