package io.vigil.benchmarks.http;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The same figure of several rounds.
record Figures(double[] values) {

    static Figures of(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return new Figures(rounds.stream().mapToDouble(figure).toArray());
    }

    /// Round by round, how many times as large as the other's.
    Figures over(Figures other) {
        double[] ratios = new double[values.length];
        Arrays.setAll(ratios, i -> values[i] / other.values[i]);
        return new Figures(ratios);
    }

    double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// The median and, in brackets, the range.
    String text(String format) {
        double[] sorted = sorted();
        return (format + " (" + format + " to " + format + ")").formatted(median(), sorted[0], sorted[sorted.length - 1]);
    }

    private double[] sorted() {
        return Arrays.stream(values).sorted().toArray();
    }
}
