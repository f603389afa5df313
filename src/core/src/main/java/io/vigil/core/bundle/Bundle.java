package io.vigil.core.bundle;

import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import java.util.Optional;
import java.util.OptionalDouble;

/// A row model as it came from disk: what it says of itself, and what scores.
///
/// @param proven true where the manifest carried golden records and all of them scored as stored
public record Bundle(Manifest manifest, Pipeline pipeline, boolean proven) implements AnyBundle {

    /// The pipeline with another aggregation of a robust-z model, held against the threshold that was
    /// calibrated for it; empty where the model is none or carries no such threshold.
    public Optional<Pipeline> aggregatedBy(RobustZ.Aggregation aggregation) {
        if (!(pipeline.estimator() instanceof RobustZ z)) {
            return Optional.empty();
        }
        if (z.aggregation() == aggregation) {
            return Optional.of(pipeline);
        }
        OptionalDouble threshold = z.threshold(aggregation);
        return threshold.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pipeline(
                        pipeline.schema(), z.withAggregation(aggregation), threshold.getAsDouble()));
    }
}
