package io.vigil.benchmarks.http;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.BundleWriter;
import io.vigil.core.format.MalformedException;
import io.vigil.core.model.RobustZ;
import io.vigil.train.Progress;
import io.vigil.train.Settings;
import io.vigil.train.TrainedModel;
import io.vigil.train.Training;
import io.vigil.train.TrainingException;
import io.vigil.train.TrainingOptions;
import io.vigil.train.data.Dataset;
import io.vigil.train.data.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The model that is served: a random forest of 200 fully grown trees on three features.
final class Model {

    private static final TrainingOptions OPTIONS = new TrainingOptions(
            Optional.of(Algorithm.RANDOM_FOREST), "Anomaly", Bodies.FEATURES, 42, false,
            Settings.of(Map.of("trees", "200", "max-depth", "100", "node-size", "1", "class-weight", "none")),
            OptionalDouble.empty(), OptionalDouble.empty(), RobustZ.Aggregation.MAX, 1, null);

    private Model() {}

    /// Fits the model on a CSV file and writes it into a folder of models.
    static void train(Path data, Path models)
            throws IOException, MalformedException, TrainingException {
        Table table = Table.read(data);
        Dataset rows = Training.rows(table, OPTIONS);
        TrainedModel trained = Training.train(rows, OPTIONS, Progress.NONE);
        BundleWriter.write(
                models, trained.manifest("bench", 1, table, "2026-01-01T00:00:00Z"), trained.pipeline().estimator(), rows.records());
    }
}
