package io.vigil.core.format;

import io.vigil.core.record.Feature;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import java.util.BitSet;

/// How often each feature was missing, and how often it lay outside what training saw.
record FeatureCounts(long[] missing, long[] outOfRange) {

    static FeatureCounts of(RecordBatch batch, BitSet bad, Schema schema) {
        FeatureCounts counts = new FeatureCounts(new long[schema.size()], new long[schema.size()]);
        for (int f = 0; f < schema.size(); f++) {
            Feature feature = schema.features().get(f);
            if (feature instanceof NumericFeature numeric) {
                counts.count(f, numeric, batch, bad);
            }
        }
        return counts;
    }

    private void count(int feature, NumericFeature numeric, RecordBatch batch, BitSet bad) {
        Statistics statistics = numeric.statistics();
        double[] column = batch.column(feature);
        for (int r = 0; r < batch.rows(); r++) {
            if (bad.get(r)) {
                continue;
            }
            if (Double.isNaN(column[r])) {
                missing[feature]++;
            } else if (statistics != null && statistics.outside(column[r])) {
                outOfRange[feature]++;
            }
        }
    }
}
