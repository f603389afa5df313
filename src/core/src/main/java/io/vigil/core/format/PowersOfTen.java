package io.vigil.core.format;

import java.math.BigInteger;

/// The leading bits of the powers of ten that numbers in practice need, for reading and for writing
/// them.
final class PowersOfTen {

    /// The largest exponent here; its negative is the smallest.
    static final int MAX = 64;

    private static final int COUNT = 2 * MAX + 1;
    private static final int READ_BITS = 128;
    private static final int WRITE_BITS = 126;
    private static final int WRITE_HALF = 63;

    /// `5^-27` is the last whose reciprocal's rounding could turn a tie the wrong way (Lemire, 2021).
    private static final int LAST_ROUNDED_UP = -27;

    private static final long[] READ_HIGH = new long[COUNT];
    private static final long[] READ_LOW = new long[COUNT];
    private static final long[] WRITE_HIGH = new long[COUNT];
    private static final long[] WRITE_LOW = new long[COUNT];

    static {
        BigInteger half = BigInteger.ONE.shiftLeft(WRITE_HALF).subtract(BigInteger.ONE);
        for (int e = -MAX; e <= MAX; e++) {
            BigInteger read = leading(e, READ_BITS);
            read = e < 0 && e >= LAST_ROUNDED_UP ? read.add(BigInteger.ONE) : read;
            READ_HIGH[e + MAX] = read.shiftRight(Long.SIZE).longValue();
            READ_LOW[e + MAX] = read.longValue();
            BigInteger write = leading(e, WRITE_BITS).add(BigInteger.ONE);
            WRITE_HIGH[e + MAX] = write.shiftRight(WRITE_HALF).longValue();
            WRITE_LOW[e + MAX] = write.and(half).longValue();
        }
    }

    private PowersOfTen() {}

    /// The upper 64 of the leading 128 bits, cut off, or rounded up from `10^-27` to `10^-1`.
    static long readHigh(int exponent) {
        return READ_HIGH[exponent + MAX];
    }

    /// The lower 64 of them.
    static long readLow(int exponent) {
        return READ_LOW[exponent + MAX];
    }

    /// The upper 63 of the leading 126 bits, cut off, plus 1.
    static long writeHigh(int exponent) {
        return WRITE_HIGH[exponent + MAX];
    }

    /// The lower 63 of them.
    static long writeLow(int exponent) {
        return WRITE_LOW[exponent + MAX];
    }

    /// The leading bits of `5^exponent`, which are those of `10^exponent`, cut off.
    private static BigInteger leading(int exponent, int bits) {
        BigInteger power = BigInteger.valueOf(5).pow(Math.abs(exponent));
        BigInteger value = exponent >= 0
                ? power.shiftLeft(bits)
                : BigInteger.ONE.shiftLeft(bits + power.bitLength()).divide(power);
        return value.shiftRight(value.bitLength() - bits);
    }
}
