package io.vigil.edge;

import io.vigil.core.model.RobustZ;

/// Reads `--agg`: how a robust-z model joins its z-scores, `max` or `mean`.
public final class AggregationChoice extends Choice<RobustZ.Aggregation> {

    public AggregationChoice() {
        super(RobustZ.Aggregation.values());
    }
}
