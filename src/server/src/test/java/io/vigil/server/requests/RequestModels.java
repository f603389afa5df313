package io.vigil.server.requests;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.BundleWriter;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.forest.Forest;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.IsolationForest;
import io.vigil.core.model.Mahalanobis;
import io.vigil.core.model.Pipeline;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Models that bad and odd requests go to, beside the default one.
final class RequestModels {

    private RequestModels() {}

    /// An isolation forest that reads the features of the default model, so that both refuse the same
    /// requests with the same words.
    static void writeIotForest(Path models) {
        Schema schema = new Schema(
                List.of(number("Temperature"), number("Humidity"), number("Battery_Level")), Set.of("Device_ID"), null);
        Forest forest = new Forest(
                3,
                1,
                new int[] {0},
                new int[] {1, Forest.LEAF, Forest.LEAF},
                new double[] {0.5, 0, 0},
                new int[] {1, 0, 1},
                new int[] {100, 90, 10},
                new double[] {2, 1},
                new double[0]);
        write(models, "iot-forest", Algorithm.ISOLATION_FOREST, schema, 0.5, new IsolationForest(forest, 1));
    }

    /// Reads a category and a number that may be missing. T² of (pump, valve, pressure) around 0.
    static void writeMixer(Path models) {
        NumericFeature pressure = new NumericFeature("pressure", "bar", 0, 1, statistics(), MissingPolicy.MEDIAN);
        Schema schema =
                new Schema(List.of(new CategoricalFeature("part", List.of("pump", "valve")), pressure), Set.of(), "time");
        write(models, "mixer", Algorithm.MAHALANOBIS, schema, 9, squares());
    }

    /// T² around 0 with the identity as covariance: a record of `a`, `b` and `c` scores `a*a + b*b + c*c`,
    /// so that a wrong digit of any value shows. Threshold 9.
    static void writeMeter(Path models) {
        write(models, "meter", Algorithm.MAHALANOBIS, meter().schema(), meter().threshold(), squares());
    }

    /// What the server must have made of `meter`.
    static Pipeline meter() {
        return new Pipeline(new Schema(List.of(number("a"), number("b"), number("c")), Set.of("id"), null), squares(), 9);
    }

    private static Mahalanobis squares() {
        return new Mahalanobis(new double[3], new double[][] {{1}, {0, 1}, {0, 0, 1}});
    }

    private static void write(
            Path models, String name, Algorithm algorithm, Schema schema, double threshold, Estimator estimator) {
        Manifest draft = new Manifest(
                name,
                1,
                algorithm,
                schema,
                estimator.scoreKind(),
                threshold,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                List.of());
        try {
            BundleWriter.write(models, draft, estimator, records(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordBatch records(Schema schema) {
        RecordBatch batch = new RecordBatch(schema.size());
        for (int r = 0; r < 20; r++) {
            int row = batch.addRow();
            for (int f = 0; f < schema.size(); f++) {
                Feature feature = schema.features().get(f);
                batch.set(row, f, feature instanceof CategoricalFeature ? r % 2 : (r - 10) / 4.0);
            }
        }
        return batch;
    }

    private static NumericFeature number(String name) {
        return new NumericFeature(name, null, 0, 1, statistics(), MissingPolicy.REJECT);
    }

    private static Statistics statistics() {
        double[] quantiles = new double[Statistics.QUANTILES];
        Arrays.setAll(quantiles, q -> (q - 50) / 20.0);
        return new Statistics(0, -2.5, 2.5, quantiles);
    }
}
