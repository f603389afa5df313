package io.vigil.train;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.RobustZ;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a training is asked for.
///
/// @param algorithm empty to compare all row models and keep the best
/// @param label the column that says which rows are anomalies, or null
/// @param features the features, or empty for all that are one
/// @param tune whether settings that are not set are chosen by cross-validation
/// @param contamination the share of anomalies an isolation forest is to expect, where given
/// @param quantile the share of training scores below the threshold of robust-z or mahalanobis,
///     where given
/// @param smoothing over how many rows scores are smoothed, 1 for not at all
/// @param key the column that keeps rows apart for smoothing, or null
public record TrainingOptions(
        Optional<Algorithm> algorithm,
        @Nullable String label,
        List<String> features,
        long seed,
        boolean tune,
        Settings settings,
        OptionalDouble contamination,
        OptionalDouble quantile,
        RobustZ.Aggregation aggregation,
        int smoothing,
        @Nullable String key) {

    private static final int MOST_SMOOTHED = 10_000;

    /// @throws IllegalArgumentException where two options contradict each other or a value is out of
    ///     bounds, naming it as the command line does
    public TrainingOptions {
        features = List.copyOf(features);
        require(algorithm.isPresent() || label != null, "--algorithm auto compares by labels; name their column with --label");
        require(algorithm.isEmpty() || algorithm.get() != Algorithm.RANDOM_FOREST || label != null,
                "random-forest learns from labels; name their column with --label");
        require(!tune || label != null, "--tune compares by labels; name their column with --label");
        require(isShare(contamination), "--contamination must be a number above 0 and below 1");
        require(isShare(quantile), "--quantile must be a number above 0 and below 1");
        require(contamination.isEmpty() || isOneOf(algorithm, List.of(Algorithm.ISOLATION_FOREST)),
                "--contamination belongs to isolation-forest");
        require(quantile.isEmpty() || isOneOf(algorithm, List.of(Algorithm.ROBUST_Z, Algorithm.MAHALANOBIS)),
                "--quantile belongs to robust-z and mahalanobis");
        require(smoothing >= 1 && smoothing <= MOST_SMOOTHED, "--smooth must be a whole number from 1 to " + MOST_SMOOTHED);
        require(key == null || smoothing > 1, "--key keeps rows apart for --smooth, which is missing");
        algorithm.ifPresent(settings::requireOnly);
        settings.missing();
        for (Algorithm each : algorithm.map(List::of).orElse(List.of(Algorithm.values()))) {
            settings.fitter(each, aggregation);
        }
    }

    /// The algorithms to compare, or the one to fit.
    public List<Algorithm> algorithms() {
        return algorithm.map(List::of).orElse(List.of(Algorithm.values()));
    }

    private static boolean isShare(OptionalDouble value) {
        return value.isEmpty() || (value.getAsDouble() > 0 && value.getAsDouble() < 1);
    }

    private static boolean isOneOf(Optional<Algorithm> algorithm, List<Algorithm> some) {
        return algorithm.isEmpty() || some.contains(algorithm.get());
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
