package io.vigil.benchmarks.rows;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.evaluate.Evaluation;
import io.vigil.train.Progress;
import io.vigil.train.Training;
import io.vigil.train.TrainingException;
import io.vigil.train.TrainingOptions;
import io.vigil.train.data.Dataset;
import io.vigil.train.data.Table;
import io.vigil.train.validate.Evaluated;
import java.util.List;
import java.util.Random;

/// How models rank rows that are labelled.
public final class Ranking {

    /// The means of forests grown from these seeds, since one forest is luck.
    private static final long SEEDS = 5;

    private static final List<String> DEVICE = List.of("Temperature", "Humidity", "Battery_Level");
    private static final long SEED = 42;

    private Ranking() {}

    /// The area under the ROC curve that an isolation forest reaches on the rows it was grown on,
    /// without their labels: the mean of five seeds.
    ///
    /// @param label the column of labels, which no forest sees
    public static double isolationForest(Table table, String label) throws TrainingException {
        boolean[] labels = labels(table, label);
        Table unlabelled = Tables.columns(table, table.header().stream().filter(name -> !name.equals(label)).toList());
        double sum = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            TrainingOptions options = RowModel.options(Algorithm.ISOLATION_FOREST, null, List.of(), false, seed);
            Dataset data = Training.rows(unlabelled, options);
            double[] scores = Training.train(data, options, Progress.NONE).pipeline().score(data.records()).values();
            sum += Evaluation.of(labels, scores, 0).auc().orElseThrow();
        }
        return sum / SEEDS;
    }

    /// The tuned random forest on device readings, cross-validated in nested folds.
    ///
    /// @param table the columns Temperature, Humidity, Battery_Level and Anomaly
    public static Evaluated deviceForest(Table table) throws TrainingException {
        TrainingOptions options = RowModel.options(Algorithm.RANDOM_FOREST, "Anomaly", DEVICE, true, SEED);
        return Training.train(Training.rows(table, options), options, Progress.NONE).evaluation().orElseThrow();
    }

    /// Random scores, all of which pass the threshold: what the figures of a set are worth.
    public static Evaluation noise(Table table, String label) throws TrainingException {
        boolean[] labels = labels(table, label);
        return Evaluation.of(labels, new Random(SEED).doubles(labels.length).toArray(), 0);
    }

    private static boolean[] labels(Table table, String label) throws TrainingException {
        return Training.rows(table, RowModel.options(Algorithm.ISOLATION_FOREST, label, List.of(), false, SEED)).knownLabels();
    }
}
