package io.vigil.core.record;

import java.util.HashSet;
import java.util.List;

/// A category, one-hot encoded and not scaled: one input per known category, all zeros for an
/// unknown or missing one.
public record CategoricalFeature(String name, List<String> categories) implements Feature {

    /// The code of a category that training did not see.
    public static final int UNKNOWN = -1;

    public CategoricalFeature {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name must not be empty");
        }
        categories = List.copyOf(categories);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("categories must not be empty");
        }
        if (new HashSet<>(categories).size() != categories.size()) {
            throw new IllegalArgumentException("categories must not repeat");
        }
    }

    @Override
    public int width() {
        return categories.size();
    }

    /// The value that stands for the category in a [RecordBatch]: its position, or [#UNKNOWN].
    public int code(String category) {
        return categories.indexOf(category);
    }
}
