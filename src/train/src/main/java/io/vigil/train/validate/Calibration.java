package io.vigil.train.validate;

/// How the threshold of a model is chosen.
public sealed interface Calibration {

    /// At the best F1 over out-of-fold scores.
    record BestF1() implements Calibration {}

    /// Just above a quantile of the scores of the training rows.
    record TrainingQuantile(double q) implements Calibration {}

    /// Just above a quantile of the scores of stretches of rows that were held out in turn.
    record BlockQuantile(double q) implements Calibration {}

    /// Where an anomaly is as likely as not: for want of rows to choose it by.
    record Even() implements Calibration {}
}
