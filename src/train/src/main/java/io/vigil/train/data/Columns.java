package io.vigil.train.data;

import io.vigil.train.TrainingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part each column of a table plays.
///
/// A column is a *time* where a word of its name is `time`, `timestamp`, `datetime`, `date` or `ts`;
/// the first one is the model's time column. A column is an *id* where a word of its name is `id`,
/// `uuid`, `key`, `index`, `device`, `serial` or `name`, where it holds text, or where its name is
/// empty, or where it is the key that keeps rows apart. A column called `anomaly`, `is_anomaly` or
/// `label`, in any case, is a verdict and treated like an id. All other columns but the label are
/// features. Features that are named are taken as they are.
///
/// @param features in order
/// @param ids accepted without warning when records are scored, and not scored
/// @param time the same, or null where there is none
public record Columns(List<String> features, Set<String> ids, @Nullable String time, @Nullable String label) {

    private static final Set<String> TIME_WORDS = Set.of("time", "timestamp", "datetime", "date", "ts");
    private static final Set<String> ID_WORDS = Set.of("id", "uuid", "key", "index", "device", "serial", "name");
    private static final Set<String> VERDICTS = Set.of("anomaly", "is_anomaly", "label");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    /// @param label the column that says which rows are anomalies, or null
    /// @param key the column that keeps rows apart for smoothing, or null
    /// @param named the features, or empty for the rule above
    /// @throws TrainingException where a column is not there or there is no feature
    public static Columns of(Table table, @Nullable String label, @Nullable String key, List<String> named)
            throws TrainingException {
        if (label != null) {
            table.column(label);
        }
        List<String> features = named.isEmpty() ? numeric(table, label, key) : checked(table, label, named);
        Set<String> ids = new LinkedHashSet<>();
        String time = null;
        for (String name : table.header()) {
            if (features.contains(name) || name.equals(label)) {
                continue;
            }
            if (time == null && isTime(name)) {
                time = name;
            } else if (isTime(name) || isId(name) || name.equals(key) || !table.isNumeric(name)) {
                ids.add(name);
            }
        }
        return new Columns(features, ids, time, label);
    }

    private static List<String> numeric(Table table, @Nullable String label, @Nullable String key)
            throws TrainingException {
        List<String> features = new ArrayList<>();
        for (String name : table.header()) {
            if (!name.equals(label) && !name.equals(key) && !isTime(name) && !isId(name) && table.isNumeric(name)) {
                features.add(name);
            }
        }
        if (features.isEmpty()) {
            throw new TrainingException(table.file() + " has no numeric column to learn from; name some with --features");
        }
        return features;
    }

    private static List<String> checked(Table table, @Nullable String label, List<String> named)
            throws TrainingException {
        for (String name : named) {
            table.column(name);
            if (name.equals(label)) {
                throw new TrainingException("--features must not name the label " + label);
            }
        }
        if (new LinkedHashSet<>(named).size() < named.size()) {
            throw new TrainingException("--features must not repeat a name");
        }
        return List.copyOf(named);
    }

    private static boolean isTime(String name) {
        return hasWord(name, TIME_WORDS);
    }

    private static boolean isId(String name) {
        return name.isEmpty() || VERDICTS.contains(name.toLowerCase(Locale.ROOT)) || hasWord(name, ID_WORDS);
    }

    private static boolean hasWord(String name, Set<String> words) {
        return BETWEEN_WORDS
                .splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(words::contains);
    }
}
