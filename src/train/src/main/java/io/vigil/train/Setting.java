package io.vigil.train;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.format.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A key of `--set`.
public enum Setting {
    TREES(
            "trees",
            "the number of trees, 1 to 10000",
            Map.of(Algorithm.RANDOM_FOREST, "200", Algorithm.ISOLATION_FOREST, "100")),
    MAX_DEPTH("max-depth", "the most splits on the way to a leaf, 2 to 100", Map.of(Algorithm.RANDOM_FOREST, "12")),
    NODE_SIZE("node-size", "the fewest samples in a leaf, 1 to 100000", Map.of(Algorithm.RANDOM_FOREST, "5")),
    SUB_SAMPLE(
            "sub-sample",
            "what a tree sees: for random-forest a share of the rows, above 0 up to 1 (1 draws with replacement);"
                    + " for isolation-forest a number of rows, 2 to 100000",
            Map.of(Algorithm.RANDOM_FOREST, "1", Algorithm.ISOLATION_FOREST, "256")),
    CLASS_WEIGHT(
            "class-weight",
            "balanced (all anomalies together weigh as much as all normal rows) or none",
            Map.of(Algorithm.RANDOM_FOREST, "balanced")),
    MISSING(
            "missing",
            "reject (a row that misses a number is left out, and refused when scored) or median (which stands in)",
            Map.of(
                    Algorithm.RANDOM_FOREST, "reject",
                    Algorithm.ISOLATION_FOREST, "reject",
                    Algorithm.ROBUST_Z, "reject",
                    Algorithm.MAHALANOBIS, "reject"));

    private final String key;
    private final String meaning;
    private final Map<Algorithm, String> defaults;

    Setting(String key, String meaning, Map<Algorithm, String> defaults) {
        this.key = key;
        this.meaning = meaning;
        this.defaults = defaults;
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
        return Optional.ofNullable(defaults.get(algorithm));
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
