package io.vigil.train.smile;

import java.util.Optional;
import java.util.OptionalDouble;

/// A split along one input: `x[input] <= threshold` on one side, all other finite numbers on the other.
///
/// An isolation tree asks `x * slope < bias`, which rounds. Rounding never reverses an order, so the
/// answers change at one number only, and bisecting all doubles finds exactly that one.
///
/// @param threshold finite
/// @param rising true where `x <= threshold` is the side of `x * slope < bias`
record AxisSplit(int input, double threshold, boolean rising) {

    /// Empty where the split has not exactly one slope, or no finite number lies below it.
    static Optional<AxisSplit> of(double[] slope, double bias) {
        int input = onlyNonZero(slope);
        if (input < 0) {
            return Optional.empty();
        }
        double s = slope[input];
        boolean rising = s > 0;
        OptionalDouble threshold = last(s, bias, rising);
        return threshold.isEmpty()
                ? Optional.empty()
                : Optional.of(new AxisSplit(input, threshold.getAsDouble(), rising));
    }

    private static int onlyNonZero(double[] slope) {
        int found = -1;
        for (int i = 0; i < slope.length; i++) {
            if (slope[i] != 0 && found >= 0) {
                return -1;
            }
            found = slope[i] != 0 ? i : found;
        }
        return found;
    }

    /// The largest number for which `x * slope < bias` is `below`; it holds for all smaller ones.
    private static OptionalDouble last(double slope, double bias, boolean below) {
        long low = rank(-Double.MAX_VALUE);
        long high = rank(Double.MAX_VALUE);
        if (isBelow(low, slope, bias) != below) {
            return OptionalDouble.empty();
        }
        while (low < high) {
            long middle = (low | high) - ((low ^ high) >> 1);
            if (isBelow(middle, slope, bias) == below) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return OptionalDouble.of(value(low));
    }

    private static boolean isBelow(long rank, double slope, double bias) {
        return value(rank) * slope < bias;
    }

    /// Numbers the doubles in their order, the two zeros as one.
    private static long rank(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double value(long rank) {
        return Double.longBitsToDouble(rank < 0 ? Long.MIN_VALUE - rank : rank);
    }
}
