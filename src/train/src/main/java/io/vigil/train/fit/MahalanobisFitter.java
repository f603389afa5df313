package io.vigil.train.fit;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.Mahalanobis;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;
import java.util.Optional;

/// The mean and the covariance of the standardised inputs: the sample covariance, or where rows are
/// few or it is singular, the one shrunk by Ledoit and Wolf.
public record MahalanobisFitter() implements Fitter {

    private static final int ENOUGH_ROWS_PER_INPUT = 5;

    @Override
    public Algorithm algorithm() {
        return Algorithm.MAHALANOBIS;
    }

    @Override
    public Estimator fit(double[][] inputs, Dataset data, long seed) throws TrainingException {
        Covariance covariance = new Covariance(inputs);
        Optional<double[][]> sample = data.size() < ENOUGH_ROWS_PER_INPUT * inputs.length
                ? Optional.empty()
                : Covariance.cholesky(covariance.sample());
        double[][] factor = sample.or(() -> Covariance.cholesky(covariance.shrunk()))
                .orElseThrow(() -> new TrainingException("mahalanobis needs a feature that is not constant"));
        return new Mahalanobis(covariance.mean(), factor);
    }
}
