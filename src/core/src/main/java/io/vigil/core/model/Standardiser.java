package io.vigil.core.model;

import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import java.util.Arrays;

/// Turns records into what an estimator reads: missing values imputed, numbers scaled, categories
/// one-hot encoded.
final class Standardiser {

    private Standardiser() {}

    /// Writes the rows `[from, from + count)` of a batch to one array per input.
    static void fill(Schema schema, RecordBatch batch, int from, int count, double[][] inputs) {
        int input = 0;
        for (int f = 0; f < schema.size(); f++) {
            Feature feature = schema.features().get(f);
            double[] column = batch.column(f);
            if (feature instanceof NumericFeature numeric) {
                standardise(numeric, column, from, count, inputs[input]);
            } else if (feature instanceof CategoricalFeature) {
                encode(column, from, count, inputs, input, feature.width());
            }
            input += feature.width();
        }
    }

    private static void standardise(NumericFeature feature, double[] column, int from, int count, double[] out) {
        for (int r = 0; r < count; r++) {
            double value = column[from + r];
            if (Double.isNaN(value)) {
                value = impute(feature, from + r);
            }
            out[r] = scaled(feature, value);
        }
    }

    /// A value beyond the range of a double once scaled stays the largest one there is.
    static double scaled(NumericFeature feature, double value) {
        double scaled = (value - feature.mean()) / feature.scale();
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, scaled));
    }

    private static double impute(NumericFeature feature, int row) {
        Statistics statistics = feature.statistics();
        if (feature.missing() != MissingPolicy.MEDIAN || statistics == null) {
            throw new IllegalArgumentException("record %d: %s is missing".formatted(row, feature.name()));
        }
        return statistics.median();
    }

    private static void encode(double[] column, int from, int count, double[][] inputs, int first, int width) {
        for (int c = 0; c < width; c++) {
            Arrays.fill(inputs[first + c], 0, count, 0);
        }
        for (int r = 0; r < count; r++) {
            double code = column[from + r];
            if (code >= 0 && code < width) {
                inputs[first + (int) code][r] = 1;
            }
        }
    }
}
