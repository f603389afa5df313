package io.vigil.core.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The features a model reads, in its order, and the columns it knows but never scores.
public final class Schema {

    private final List<Feature> features;
    private final Set<String> idColumns;
    private final @Nullable String timeColumn;
    private final Map<String, Integer> index;

    /// @param idColumns names that are accepted without warning and not scored
    /// @param timeColumn the same for the column that holds a record's time, or null
    public Schema(List<Feature> features, Set<String> idColumns, @Nullable String timeColumn) {
        if (features.isEmpty()) {
            throw new IllegalArgumentException("features must not be empty");
        }
        this.features = List.copyOf(features);
        this.idColumns = Set.copyOf(idColumns);
        this.timeColumn = timeColumn;
        this.index = new HashMap<>();
        for (int i = 0; i < features.size(); i++) {
            if (index.put(features.get(i).name(), i) != null) {
                throw new IllegalArgumentException("features must not repeat a name");
            }
        }
    }

    public List<Feature> features() {
        return features;
    }

    public int size() {
        return features.size();
    }

    /// The number of estimator inputs: numeric features count once, categorical ones once per category.
    public int width() {
        return features.stream().mapToInt(Feature::width).sum();
    }

    /// The position of a feature, or -1.
    public int find(String name) {
        Integer found = index.get(name);
        return found == null ? -1 : found;
    }

    public Set<String> idColumns() {
        return idColumns;
    }

    public @Nullable String timeColumn() {
        return timeColumn;
    }

    /// True for a column that is known but not scored.
    public boolean ignores(String name) {
        return idColumns.contains(name) || name.equals(timeColumn);
    }
}
