package io.vigil.core.format;

import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import java.util.ArrayList;
import java.util.List;

/// Reads rows of a [CsvTable] into columns by the rules of [CsvRecords].
public final class RowReader {

    private final Schema schema;
    private final CsvColumns columns;

    private RowReader(Schema schema, CsvColumns columns) {
        this.schema = schema;
        this.columns = columns;
    }

    /// @throws MalformedException where the table lacks columns that the schema requires; the message
    ///     names them all
    public static RowReader of(Schema schema, CsvTable table) throws MalformedException {
        CsvColumns columns = new CsvColumns(schema, table.header());
        if (!columns.missing().isEmpty()) {
            throw new MalformedException("columns are missing: " + String.join(", ", columns.missing()));
        }
        return new RowReader(schema, columns);
    }

    /// Adds the table's current row to the batch. Where the row breaks a rule it becomes a row of
    /// zeros.
    ///
    /// @return what is wrong with the row, joined by `; `, or an empty text
    public String read(CsvTable table, RecordBatch batch) {
        int row = batch.addRow();
        String reason = table.ragged()
                ? Rules.ragged(table.cells().size(), table.header().size())
                : fields(table.cells(), batch, row);
        if (!reason.isEmpty()) {
            for (int f = 0; f < schema.size(); f++) {
                batch.set(row, f, 0);
            }
        }
        return reason;
    }

    private String fields(List<String> cells, RecordBatch batch, int row) {
        for (int c = 0; c < cells.size(); c++) {
            char[] chars = cells.get(c).toCharArray();
            columns.cell(c, chars, 0, chars.length);
        }
        List<String> reasons = new ArrayList<>();
        for (int f = 0; f < schema.size(); f++) {
            batch.set(row, f, columns.value(f));
            if (columns.broken(f) != null) {
                reasons.add(columns.detail(f));
            }
        }
        return String.join("; ", reasons);
    }
}
