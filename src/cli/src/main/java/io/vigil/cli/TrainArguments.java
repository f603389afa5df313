package io.vigil.cli;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.model.RobustZ;
import io.vigil.core.series.readings.CsvLayout;
import io.vigil.edge.AggregationChoice;
import io.vigil.train.Settings;
import io.vigil.train.TrainingOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `train` that say what to fit and how.
final class TrainArguments {

    private static final String AUTO = "auto";

    @Option(names = "--label", paramLabel = "COL", description = "the column that says 1 or true of an anomaly")
    private @Nullable String label;

    @Option(
            names = "--features",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,C",
            description = "the columns to learn from; default: all numeric ones but label, id and time. A column of text"
                    + " that is named becomes one input per text")
    private List<String> features = new ArrayList<>();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "random-forest, isolation-forest, robust-z, mahalanobis, or auto, which compares them by average"
                    + " precision and keeps the best; default: random-forest with --label, else isolation-forest. Or"
                    + " seasonal-baseline, which judges readings in series and takes --features and --key alone")
    private @Nullable String algorithm;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "of everything random; default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--tune",
            description = "choose settings that are not set by cross-validation: for random-forest node-size and"
                    + " class-weight, for isolation-forest sub-sample; folds are dealt three times")
    private boolean tune;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a setting; the keys are below")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--contamination",
            paramLabel = "C",
            description = "the share of anomalies that an isolation-forest is to flag; default: 0.05, or with --label what"
                    + " gives the best F1")
    private @Nullable Double contamination;

    @Option(
            names = "--quantile",
            paramLabel = "Q",
            description = "the share of training scores below the threshold; default: 0.995 for robust-z, 0.99 for"
                    + " mahalanobis")
    private @Nullable Double quantile;

    @Option(
            names = "--agg",
            paramLabel = "max|mean",
            converter = AggregationChoice.class,
            defaultValue = "max",
            description = "how robust-z joins its z-scores; default: ${DEFAULT-VALUE}")
    private RobustZ.Aggregation aggregation;

    @Option(
            names = "--smooth",
            paramLabel = "K",
            defaultValue = "1",
            description = "judge the median of the last K scores; default: ${DEFAULT-VALUE}, which is none")
    private int smoothing;

    @Option(names = "--key", paramLabel = "COL", description = "whose row it is: smooth the rows of each by themselves, or fit the sensors of each by themselves")
    private @Nullable String key;

    /// Whether a series model is asked for, and nothing that does not go with one.
    ///
    /// @throws IllegalArgumentException naming the rule it breaks
    boolean isSeries() {
        boolean series = SeriesManifest.ALGORITHM.equals(algorithm);
        boolean rows = label != null || tune || !set.isEmpty() || contamination != null || quantile != null || smoothing != 1;
        if (series && rows) {
            throw new IllegalArgumentException(
                    "%s takes --features and --key, the other options are those of row models".formatted(algorithm));
        }
        return series;
    }

    /// Which columns hold readings: those of `--features`, of the entities that `--key` names.
    ///
    /// @param first the table, which stands at its first row
    CsvLayout layout(CsvTable first) throws MalformedException {
        String entity = key == null ? CsvLayout.likelyKey(first).orElse(null) : key;
        return CsvLayout.of(first, null, entity, features.stream().map(String::strip).toList());
    }

    @Nullable String label() {
        return label;
    }

    /// @throws IllegalArgumentException naming the option and the rule it breaks
    TrainingOptions options() {
        return new TrainingOptions(
                algorithm(),
                label,
                features.stream().map(String::strip).toList(),
                seed,
                tune,
                Settings.of(set),
                optional(contamination),
                optional(quantile),
                aggregation,
                smoothing,
                key);
    }

    private Optional<Algorithm> algorithm() {
        if (algorithm == null) {
            return Optional.of(label == null ? Algorithm.ISOLATION_FOREST : Algorithm.RANDOM_FOREST);
        }
        if (algorithm.equals(AUTO)) {
            return Optional.empty();
        }
        List<String> ids = Arrays.stream(Algorithm.values()).map(Algorithm::id).toList();
        if (!ids.contains(algorithm)) {
            throw new IllegalArgumentException(
                    "--algorithm must be one of %s, %s, auto".formatted(String.join(", ", ids), SeriesManifest.ALGORITHM));
        }
        return Optional.of(Algorithm.values()[ids.indexOf(algorithm)]);
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
