package io.vigil.benchmarks.rows;

import io.vigil.train.data.Table;
import java.util.List;

/// Parts of tables.
final class Tables {

    private Tables() {}

    /// The rows at `[from, to)`.
    static Table rows(Table table, int from, int to) {
        List<List<String>> cells = table.columns().stream().map(column -> column.subList(from, to)).toList();
        return new Table(table.file(), table.sha256(), table.header(), cells, 0);
    }

    /// The columns of these names.
    static Table columns(Table table, List<String> names) {
        List<List<String>> cells = names.stream().map(name -> table.columns().get(table.header().indexOf(name))).toList();
        return new Table(table.file(), table.sha256(), names, cells, 0);
    }
}
