package io.vigil.core.evaluate;

import java.util.Arrays;
import java.util.OptionalDouble;

/// What the values of one column look like. Absent figures are those that its values do not define.
public final class ColumnSummary {

    private final double[] present;
    private final int rows;

    private ColumnSummary(double[] present, int rows) {
        this.present = present;
        this.rows = rows;
    }

    /// @param values one per row, NaN where it is missing
    public static ColumnSummary of(double[] values) {
        return new ColumnSummary(Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray(), values.length);
    }

    public int missing() {
        return rows - present.length;
    }

    public OptionalDouble mean() {
        double sum = 0;
        for (double value : present) {
            sum += value / present.length;
        }
        return present.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    /// The sample standard deviation, from two values on.
    public OptionalDouble std() {
        if (present.length < 2) {
            return OptionalDouble.empty();
        }
        double mean = mean().getAsDouble();
        double squares = 0;
        for (double value : present) {
            squares += (value - mean) * (value - mean);
        }
        return OptionalDouble.of(Math.sqrt(squares / (present.length - 1)));
    }

    /// The quantile at `q` in [0, 1]: 0 for the least value, 0.25 for the first quartile.
    public OptionalDouble quantile(double q) {
        return present.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.of(present).at(q));
    }

    /// How many values lie in each of some equally wide bins between the least and the greatest;
    /// equal values all lie in the first one.
    public int[] histogram(int bins) {
        int[] counts = new int[bins];
        if (present.length > 0) {
            Quantiles sorted = Quantiles.of(present);
            double width = (sorted.max() - sorted.min()) / bins;
            for (double value : present) {
                counts[width == 0 ? 0 : Math.min((int) ((value - sorted.min()) / width), bins - 1)]++;
            }
        }
        return counts;
    }

    /// Pearson's correlation of two columns over the rows where both have a value; absent where one
    /// of them is constant there.
    public static OptionalDouble correlation(double[] a, double[] b) {
        double[][] pairs = new double[2][a.length];
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                pairs[0][count] = a[i];
                pairs[1][count++] = b[i];
            }
        }
        double[] x = centred(Arrays.copyOf(pairs[0], count));
        double[] y = centred(Arrays.copyOf(pairs[1], count));
        double norm = Math.sqrt(dot(x, x)) * Math.sqrt(dot(y, y));
        return norm == 0 || Double.isNaN(norm)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(-1, Math.min(1, dot(x, y) / norm)));
    }

    private static double[] centred(double[] values) {
        double mean = of(values).mean().orElse(0);
        boolean constant = Arrays.stream(values).allMatch(value -> value == values[0]);
        return Arrays.stream(values).map(value -> constant ? 0 : value - mean).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
