package io.vigil.benchmarks.rows;

import io.vigil.train.TrainingException;
import io.vigil.train.data.Table;

/// Something that learns from rows which of the next ones to flag.
public interface RowDetector {

    /// Its name and the settings it has on every set.
    String name();

    /// Learns from rows in their order; labels in them, if any, are not looked at.
    Flags fit(Table table) throws TrainingException;

    /// What was learned.
    interface Flags {

        /// Which rows to flag; they come in their order.
        boolean[] of(Table table) throws TrainingException;
    }
}
