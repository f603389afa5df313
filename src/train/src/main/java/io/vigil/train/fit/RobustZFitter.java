package io.vigil.train.fit;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.evaluate.Quantiles;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.RobustZ;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;
import java.util.Arrays;

/// Medians and median absolute deviations, in the features' own units.
public record RobustZFitter(RobustZ.Aggregation aggregation) implements Fitter {

    /// The share of a feature's range that a z forgives: sensors that report in steps would
    /// otherwise scream at each step.
    private static final double FORGIVEN = 0.01;

    private static final double SMALLEST_MEDIAN = 1e-6;

    @Override
    public Algorithm algorithm() {
        return Algorithm.ROBUST_Z;
    }

    @Override
    public Estimator fit(double[][] inputs, Dataset data, long seed) throws TrainingException {
        for (int f = 0; f < data.features(); f++) {
            if (!data.categories().get(f).isEmpty()) {
                throw new TrainingException(
                        "robust-z needs numbers, and the feature %s holds text".formatted(data.columns().features().get(f)));
            }
        }
        double[] median = new double[inputs.length];
        double[] mad = new double[inputs.length];
        double[] eps = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            Quantiles quantiles = Quantiles.of(inputs[i]);
            double centre = quantiles.median();
            median[i] = centre;
            mad[i] = Quantiles.of(Arrays.stream(inputs[i]).map(x -> Math.abs(x - centre)).toArray()).median();
            eps[i] = eps(centre, quantiles.max() - quantiles.min());
        }
        return new RobustZ(aggregation, median, mad, eps);
    }

    private static double eps(double median, double range) {
        return FORGIVEN * (range > 0 ? range : Math.max(Math.abs(median), SMALLEST_MEDIAN));
    }
}
