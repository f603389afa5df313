package io.vigil.train;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.format.Numbers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A key of `--set`.
public enum Setting {
    TREES("trees", "the number of trees, 1 to 10000", "200", "100", null),
    MAX_DEPTH("max-depth", "the most splits on the way to a leaf, 2 to 100", "12", null, null),
    NODE_SIZE("node-size", "the fewest samples in a leaf, 1 to 100000", "5", null, null),
    SUB_SAMPLE(
            "sub-sample",
            "what a tree sees: of a random-forest a share of the rows, of an isolation-forest their number",
            "1",
            "256",
            null),
    CLASS_WEIGHT(
            "class-weight",
            "balanced (all anomalies weigh as much as all normal rows) or none",
            "balanced",
            null,
            null),
    MISSING(
            "missing",
            "reject (a row that misses a number is left out, and refused when scored) or median",
            "reject",
            "reject",
            "reject");

    private final String key;
    private final String meaning;
    private final @Nullable String randomForest;
    private final @Nullable String isolationForest;
    private final @Nullable String others;

    Setting(
            String key,
            String meaning,
            @Nullable String randomForest,
            @Nullable String isolationForest,
            @Nullable String others) {
        this.key = key;
        this.meaning = meaning;
        this.randomForest = randomForest;
        this.isolationForest = isolationForest;
        this.others = others;
    }

    public String key() {
        return key;
    }

    /// What it means and which values it takes, for `--help`.
    public String meaning() {
        return meaning;
    }

    /// The default, empty where the algorithm has no such key.
    public Optional<String> defaultOf(Algorithm algorithm) {
        return Optional.ofNullable(
                switch (algorithm) {
                    case RANDOM_FOREST -> randomForest;
                    case ISOLATION_FOREST -> isolationForest;
                    case ROBUST_Z, MAHALANOBIS -> others;
                });
    }

    /// The defaults in words, for `--help`.
    public String defaults() {
        return Arrays.stream(Algorithm.values())
                .filter(algorithm -> defaultOf(algorithm).isPresent())
                .collect(Collectors.groupingBy(
                        algorithm -> defaultOf(algorithm).orElseThrow(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(same -> same.getKey() + " (" + String.join(", ", same.getValue().stream().map(Algorithm::id).toList()) + ")")
                .collect(Collectors.joining(", "));
    }

    int whole(String text, int least, int most) {
        double value = Numbers.parse(text);
        if (value >= least && value <= most && value == Math.rint(value)) {
            return (int) value;
        }
        throw refusal("a whole number from %d to %d".formatted(least, most));
    }

    double share(String text) {
        double value = Numbers.parse(text);
        if (value > 0 && value <= 1) {
            return value;
        }
        throw refusal("a number above 0 up to 1");
    }

    String word(String text, List<String> words) {
        if (words.contains(text)) {
            return text;
        }
        throw refusal(String.join(" or ", words));
    }

    private IllegalArgumentException refusal(String rule) {
        return new IllegalArgumentException("--set %s: must be %s".formatted(key, rule));
    }
}
