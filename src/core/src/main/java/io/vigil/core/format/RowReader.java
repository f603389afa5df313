package io.vigil.core.format;

import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;

/// Reads rows of a [CsvTable] into columns by the rules of [CsvRecords].
public final class RowReader {

    /// @throws MalformedException where the table lacks columns that the schema requires; the message
    ///     names them all
    public static RowReader of(Schema schema, CsvTable table) throws MalformedException {
        throw new UnsupportedOperationException();
    }

    /// Adds the table's current row to the batch. Where the row breaks a rule it becomes a row of
    /// zeros.
    ///
    /// @return what is wrong with the row, joined by `; `, or an empty text
    public String read(CsvTable table, RecordBatch batch) {
        throw new UnsupportedOperationException();
    }
}
