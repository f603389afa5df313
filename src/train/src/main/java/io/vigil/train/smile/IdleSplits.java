package io.vigil.train.smile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells splits on an input that was the same in all samples of a node from those that part some.
///
/// Of a constant input Smile takes the constant itself as the place of the split, which then is a value
/// of the training data; any other place is drawn at random between two of them.
final class IdleSplits {

    private final double[][] values;

    /// @param inputs the columns that the forest was grown from
    IdleSplits(double[][] inputs) {
        values = Arrays.stream(inputs).map(column -> Arrays.stream(column).sorted().distinct().toArray()).toArray(double[][]::new);
    }

    int inputs() {
        return values.length;
    }

    /// Whether `x[input] * slope[input] < bias`, all other slopes being 0, splits at a training value.
    boolean contains(double @Nullable [] slope, double bias) {
        for (int i = 0; slope != null && i < slope.length; i++) {
            if (slope[i] != 0) {
                return isValue(values[i], slope[i], bias);
            }
        }
        return false;
    }

    /// Division rounds, so the neighbours of where the place would be are asked too.
    private static boolean isValue(double[] sorted, double slope, double bias) {
        int found = Arrays.binarySearch(sorted, bias / slope);
        int near = found >= 0 ? found : -found - 1;
        for (int i = Math.max(0, near - 1); i <= Math.min(sorted.length - 1, near + 1); i++) {
            if (sorted[i] * slope == bias) {
                return true;
            }
        }
        return false;
    }
}
