package io.vigil.benchmarks.nab;

/// What a detection costs or earns in one of NAB's application profiles.
public record Weights(double truePositive, double falsePositive, double falseNegative) {

    public static final Weights STANDARD = new Weights(1, 0.11, 1);

    public static final Weights LOW_FALSE_POSITIVES = new Weights(1, 0.22, 1);
}
