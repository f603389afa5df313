package io.vigil.train.fit;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.Pipeline;
import io.vigil.core.record.Schema;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;

/// Learns an estimator from rows. The same rows, settings and seed give the same estimator.
public sealed interface Fitter permits RandomForestFitter, IsolationForestFitter, RobustZFitter, MahalanobisFitter {

    Algorithm algorithm();

    /// How the features are scaled before this algorithm sees them.
    private Scaling scaling() {
        return algorithm() == Algorithm.ROBUST_Z ? Scaling.NONE : Scaling.STANDARD;
    }

    /// @param inputs one array per input, standardised
    Estimator fit(double[][] inputs, Dataset data, long seed) throws TrainingException;

    /// Fits the scaler and the estimator; the threshold is left at 0, for a calibration to set.
    default Pipeline fit(Dataset data, long seed) throws TrainingException {
        Schema schema = scaling().schema(data);
        return new Pipeline(schema, fit(Pipeline.inputs(schema, data.records()), data, seed), 0);
    }
}
