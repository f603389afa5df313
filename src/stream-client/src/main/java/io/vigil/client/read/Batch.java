package io.vigil.client.read;

import java.util.List;

/// Consecutive rows of the input that are answered together.
///
/// @param first the index of the first row, counted from 0 over all rows of the input
/// @param head what precedes the rows in a request, such as a CSV header
/// @param items the rows, those that cannot be read included
public record Batch(long first, String head, List<Item> items) {

    public Batch {
        items = List.copyOf(items);
    }

    /// The rows that are sent.
    public List<Item.Row> rows() {
        return items.stream()
                .filter(Item.Row.class::isInstance)
                .map(Item.Row.class::cast)
                .toList();
    }

    /// How messages name it: `row 7` or `rows 10-19`.
    public String name() {
        return items.size() == 1 ? "row " + first : "rows " + first + "-" + (first + items.size() - 1);
    }
}
