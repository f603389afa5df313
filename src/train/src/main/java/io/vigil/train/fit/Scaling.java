package io.vigil.train.fit;

import io.vigil.core.evaluate.Quantiles;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How the features of some rows lie, and with it the scaler that standardises them.
enum Scaling {
    /// To mean 0 and standard deviation 1, the deviation taken over all rows.
    STANDARD,
    /// Not at all: values keep their own unit.
    NONE;

    Schema schema(Dataset data) throws TrainingException {
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < data.features(); f++) {
            String name = data.columns().features().get(f);
            List<String> categories = data.categories().get(f);
            features.add(
                    categories.isEmpty()
                            ? numeric(name, data, data.records().column(f))
                            : new CategoricalFeature(name, categories));
        }
        return new Schema(features, data.columns().ids(), data.columns().time());
    }

    private NumericFeature numeric(String name, Dataset data, double[] column) throws TrainingException {
        double[] values = Arrays.stream(column, 0, data.size()).filter(v -> !Double.isNaN(v)).toArray();
        if (values.length == 0) {
            throw new TrainingException("the feature " + name + " is missing in every row");
        }
        double mean = this == STANDARD ? mean(values) : 0;
        double scale = this == STANDARD ? deviation(values, mean) : 1;
        if (!Double.isFinite(mean) || !Double.isFinite(scale)) {
            throw new TrainingException("the values of the feature " + name + " are too large to standardise");
        }
        Quantiles quantiles = Quantiles.of(values);
        Statistics statistics =
                new Statistics(quantiles.median(), quantiles.min(), quantiles.max(), quantiles.percentiles());
        return new NumericFeature(name, null, mean, scale, statistics, data.missing());
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
