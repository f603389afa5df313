package io.vigil.benchmarks.rows;

import io.vigil.train.data.Table;
import java.util.Random;

/// Flags rows at random: what a table is worth shows in this row.
///
/// @param share of the rows that it flags
record RandomRows(String name, double share) implements RowDetector {

    @Override
    public Flags fit(Table table) {
        return this::flags;
    }

    private boolean[] flags(Table table) {
        Random random = new Random(table.file().hashCode());
        boolean[] flags = new boolean[table.rows()];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = random.nextDouble() < share;
        }
        return flags;
    }
}
