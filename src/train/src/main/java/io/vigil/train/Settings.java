package io.vigil.train;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.RobustZ;
import io.vigil.core.record.MissingPolicy;
import io.vigil.train.fit.Fitter;
import io.vigil.train.fit.IsolationForestFitter;
import io.vigil.train.fit.MahalanobisFitter;
import io.vigil.train.fit.RandomForestFitter;
import io.vigil.train.fit.RobustZFitter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The values of `--set KEY=VALUE`, checked.
public final class Settings {

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /// @throws IllegalArgumentException where there is no such key, naming it
    public static Settings of(Map<String, String> values) {
        for (String key : values.keySet()) {
            if (Arrays.stream(Setting.values()).noneMatch(s -> s.key().equals(key))) {
                String keys = Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
                throw new IllegalArgumentException("--set %s: there is no such key, only %s".formatted(key, keys));
            }
        }
        return new Settings(new TreeMap<>(values));
    }

    /// The same with one value more.
    public Settings with(Setting setting, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(setting.key(), value);
        return new Settings(more);
    }

    public boolean isSet(Setting setting) {
        return values.containsKey(setting.key());
    }

    /// Checks that every key is one of the algorithm's.
    ///
    /// @throws IllegalArgumentException where a key is not the algorithm's, naming it
    public void requireOnly(Algorithm algorithm) {
        for (Setting setting : Setting.values()) {
            if (isSet(setting) && setting.defaultOf(algorithm).isEmpty()) {
                throw new IllegalArgumentException(
                        "--set %s: %s has no such key".formatted(setting.key(), algorithm.id()));
            }
        }
    }

    public MissingPolicy missing() {
        String word = values.getOrDefault(Setting.MISSING.key(), "reject");
        return Setting.MISSING.word(word, List.of("reject", "median")).equals("median")
                ? MissingPolicy.MEDIAN
                : MissingPolicy.REJECT;
    }

    /// The fitter with these settings, the rest at their defaults.
    ///
    /// @throws IllegalArgumentException where a value is out of bounds, naming the key and the rule
    public Fitter fitter(Algorithm algorithm, RobustZ.Aggregation aggregation) {
        return switch (algorithm) {
            case RANDOM_FOREST -> randomForest();
            case ISOLATION_FOREST -> new IsolationForestFitter(
                    Setting.TREES.whole(value(Setting.TREES, algorithm), 1, 10_000),
                    Setting.SUB_SAMPLE.whole(value(Setting.SUB_SAMPLE, algorithm), 2, 100_000));
            case ROBUST_Z -> new RobustZFitter(aggregation);
            case MAHALANOBIS -> new MahalanobisFitter();
        };
    }

    private RandomForestFitter randomForest() {
        Algorithm a = Algorithm.RANDOM_FOREST;
        String weight = Setting.CLASS_WEIGHT.word(value(Setting.CLASS_WEIGHT, a), List.of("balanced", "none"));
        return new RandomForestFitter(
                Setting.TREES.whole(value(Setting.TREES, a), 1, 10_000),
                Setting.MAX_DEPTH.whole(value(Setting.MAX_DEPTH, a), 2, 100),
                Setting.NODE_SIZE.whole(value(Setting.NODE_SIZE, a), 1, 100_000),
                Setting.SUB_SAMPLE.share(value(Setting.SUB_SAMPLE, a)),
                weight.equals("balanced"));
    }

    /// Every key of the algorithm with the value in force.
    public Map<String, String> inForce(Algorithm algorithm) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            if (setting.defaultOf(algorithm).isPresent()) {
                all.put(setting.key(), value(setting, algorithm));
            }
        }
        return all;
    }

    private String value(Setting setting, Algorithm algorithm) {
        String set = values.get(setting.key());
        return set != null ? set : setting.defaultOf(algorithm).orElseThrow();
    }
}
