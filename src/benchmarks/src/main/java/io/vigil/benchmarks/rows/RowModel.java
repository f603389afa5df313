package io.vigil.benchmarks.rows;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import io.vigil.core.model.TrailingMedian;
import io.vigil.core.record.RecordBatch;
import io.vigil.train.Progress;
import io.vigil.train.Settings;
import io.vigil.train.Training;
import io.vigil.train.TrainingException;
import io.vigil.train.TrainingOptions;
import io.vigil.train.data.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A row model as `vigil train` fits it and `vigil score` uses it, with its own threshold.
public final class RowModel implements RowDetector {

    private static final long SEED = 42;

    /// `robust-z --smooth 5 --quantile 0.99`.
    public static final RowDetector ROBUST_Z =
            new RowModel("robust-z --smooth 5 --quantile 0.99", Algorithm.ROBUST_Z, OptionalDouble.of(0.99), 5);

    /// `mahalanobis`.
    public static final RowDetector MAHALANOBIS =
            new RowModel("mahalanobis", Algorithm.MAHALANOBIS, OptionalDouble.empty(), 1);

    /// `isolation-forest`.
    public static final RowDetector ISOLATION_FOREST =
            new RowModel("isolation-forest", Algorithm.ISOLATION_FOREST, OptionalDouble.empty(), 1);

    /// One row in a hundred.
    public static final RowDetector NOISE = new RandomRows("noise", 0.01);

    /// Every row.
    public static final RowDetector ALWAYS = new RandomRows("always", 1);

    /// All of them, in the order of the tables.
    public static final List<RowDetector> ALL = List.of(ROBUST_Z, MAHALANOBIS, ISOLATION_FOREST, NOISE, ALWAYS);

    private final String name;
    private final Algorithm algorithm;
    private final OptionalDouble quantile;
    private final int smoothing;

    private RowModel(String name, Algorithm algorithm, OptionalDouble quantile, int smoothing) {
        this.name = name;
        this.algorithm = algorithm;
        this.quantile = quantile;
        this.smoothing = smoothing;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Flags fit(Table table) throws TrainingException {
        TrainingOptions options = options(algorithm, null, List.of(), false, SEED, quantile, smoothing);
        Pipeline model = Training.train(Training.rows(table, options), options, Progress.NONE).pipeline();
        return rows -> flags(model, rows);
    }

    private boolean[] flags(Pipeline model, Table table) throws TrainingException {
        double[][] columns = new double[model.schema().size()][];
        for (int f = 0; f < columns.length; f++) {
            columns[f] = table.numbers(model.schema().features().get(f).name());
        }
        double[] scores = model.score(RecordBatch.of(columns)).values();
        TrailingMedian median = new TrailingMedian(smoothing);
        boolean[] flags = new boolean[scores.length];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = median.add("", scores[row]) >= model.threshold();
        }
        return flags;
    }

    static TrainingOptions options(
            Algorithm algorithm, @Nullable String label, List<String> features, boolean tune, long seed) {
        return options(algorithm, label, features, tune, seed, OptionalDouble.empty(), 1);
    }

    private static TrainingOptions options(
            Algorithm algorithm,
            @Nullable String label,
            List<String> features,
            boolean tune,
            long seed,
            OptionalDouble quantile,
            int smoothing) {
        return new TrainingOptions(
                Optional.of(algorithm),
                label,
                features,
                seed,
                tune,
                Settings.of(Map.of()),
                OptionalDouble.empty(),
                quantile,
                RobustZ.Aggregation.MAX,
                smoothing,
                null);
    }
}
