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
/// 1. A column is a *time* where it is called `time`, `timestamp`, `datetime`, `date` or `ts`, where a
///    word of its name is `timestamp` or `datetime`, or where one is `time` or `date` and it holds
///    text. The first one is the model's time column.
/// 2. A column is an *id* where the last word of its name is `id`, `uuid`, `device` or `serial`, where
///    it holds text, where it has no name, where it keeps rows apart, or where it is a further time. So
///    is one called `anomaly`, `is_anomaly` or `label`: a verdict is not to be learned from.
/// 3. All others but the label are features. Features that are named are taken as they are.
///
/// @param features in order
/// @param ids accepted without warning when records are scored, and not scored
/// @param time the same, or null where there is none
public record Columns(List<String> features, Set<String> ids, @Nullable String time, @Nullable String label) {

    private static final Set<String> TIMES = Set.of("time", "timestamp", "datetime", "date", "ts");
    private static final Set<String> IDS = Set.of("id", "uuid", "device", "serial");
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
            if (time == null && isTime(table, name)) {
                time = name;
            } else if (name.equals(key) || !isFeature(table, name)) {
                ids.add(name);
            }
        }
        return new Columns(features, ids, time, label);
    }

    private static List<String> numeric(Table table, @Nullable String label, @Nullable String key)
            throws TrainingException {
        List<String> features = new ArrayList<>();
        for (String name : table.header()) {
            if (!name.equals(label) && !name.equals(key) && isFeature(table, name)) {
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

    private static boolean isFeature(Table table, String name) throws TrainingException {
        List<String> words = words(name);
        return !words.isEmpty()
                && !IDS.contains(words.get(words.size() - 1))
                && !VERDICTS.contains(name.toLowerCase(Locale.ROOT))
                && table.isNumeric(name)
                && !isTime(table, name);
    }

    private static boolean isTime(Table table, String name) throws TrainingException {
        List<String> words = words(name);
        return TIMES.contains(name.toLowerCase(Locale.ROOT))
                || words.contains("timestamp")
                || words.contains("datetime")
                || ((words.contains("time") || words.contains("date")) && !table.isNumeric(name));
    }

    private static List<String> words(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
