package io.vigil.train.validate;

import io.vigil.core.evaluate.Quantiles;
import io.vigil.core.format.Numbers;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;
import io.vigil.train.validate.Plan.Candidate;
import java.util.List;

/// Fits a model on all rows and sets its threshold.
final class Thresholds {

    private static final double EVEN = 0.5;

    private final Fits fits;
    private final Dataset data;

    Thresholds(Fits fits, Dataset data) {
        this.fits = fits;
        this.data = data;
    }

    /// @param outOfFold the out-of-fold scores of the candidate, one array per dealing of the folds
    Fitted set(Calibration calibration, Candidate candidate, List<double[]> outOfFold) throws TrainingException {
        Pipeline fitted = fits.fit(candidate.fitter(), data);
        return switch (calibration) {
            case Calibration.BestF1() -> new Fitted(
                    candidate,
                    data,
                    fitted.withThreshold(Pooled.of(data.knownLabels(), outOfFold).bestF1Threshold()),
                    "the best F1 over out-of-fold scores");
            case Calibration.TrainingQuantile(double q) -> new Fitted(
                    candidate,
                    data,
                    aboveTraining(fitted, q),
                    "just above the %s quantile of the training scores".formatted(Numbers.text(q)));
            case Calibration.BlockQuantile(double q) -> new Fitted(
                    candidate,
                    data,
                    fitted.withThreshold(Quantiles.threshold(heldOut(candidate), q)),
                    "just above the %s quantile of the scores of %d stretches of rows, each held out in turn"
                            .formatted(Numbers.text(q), CrossValidation.FOLDS));
            case Calibration.Even() -> new Fitted(
                    candidate, data, fitted.withThreshold(EVEN), "even odds, for want of labelled rows to choose it by");
        };
    }

    /// A robust-z model gets a threshold for either way of adding up its z's.
    private Pipeline aboveTraining(Pipeline fitted, double q) {
        if (!(fitted.estimator() instanceof RobustZ z)) {
            return fitted.withThreshold(Quantiles.threshold(fits.inSample(fitted, data), q));
        }
        double max = threshold(fitted, z.withAggregation(RobustZ.Aggregation.MAX), q);
        double mean = threshold(fitted, z.withAggregation(RobustZ.Aggregation.MEAN), q);
        return new Pipeline(
                fitted.schema(),
                z.withThresholds(max, mean),
                z.aggregation() == RobustZ.Aggregation.MAX ? max : mean);
    }

    private double threshold(Pipeline fitted, RobustZ z, double q) {
        return Quantiles.threshold(fits.inSample(new Pipeline(fitted.schema(), z, 0), data), q);
    }

    private double[] heldOut(Candidate candidate) throws TrainingException {
        return fits.outOfFold(candidate.fitter(), data, Folds.blocks(data.size(), CrossValidation.FOLDS));
    }
}
