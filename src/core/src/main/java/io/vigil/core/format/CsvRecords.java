package io.vigil.core.format;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a header and one record per row; an empty cell is a missing value.
///
/// The delimiter is `,` `;` or tab, whichever the header uses most. A row with more or fewer columns
/// than the header is a bad record.
public final class CsvRecords implements RecordReader {

    @Override
    public Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options, RecordBatch batch)
            throws MalformedException, TooLargeException {
        Text text = Text.of(body, offset, length);
        Decoding decoding = new Decoding(schema, options, batch, false);
        char delimiter = CsvText.delimiter(text.bytes(), text.from(), text.to());
        CsvRow row = new CsvRow();
        CsvReader<CsvRow> rows = CsvText.rows(row, text.chars(), delimiter);
        try {
            rows(rows.iterator(), schema, decoding);
        } catch (CsvParseException e) {
            throw CsvText.brokenQuote(row.line(), e);
        }
        return decoding.finish(new byte[0]);
    }

    private static void rows(CloseableIterator<CsvRow> rows, Schema schema, Decoding decoding)
            throws MalformedException, TooLargeException {
        if (!rows.hasNext()) {
            throw new MalformedException("the body has no header");
        }
        CsvRow row = rows.next();
        List<String> header = row.header();
        CsvColumns columns = new CsvColumns(schema, header);
        checkHeader(header, columns, schema, decoding);
        row.readInto(columns);
        while (rows.hasNext()) {
            record(rows.next(), columns, schema, decoding);
        }
    }

    private static void checkHeader(List<String> header, CsvColumns columns, Schema schema, Decoding decoding) {
        Set<String> names = new HashSet<>();
        for (String name : header) {
            if (!name.isEmpty() && !names.add(name)) {
                decoding.nameProblem(name, Problem.Code.DUPLICATE, Rules.twice(name));
            } else if (schema.find(name) < 0 && !schema.ignores(name)) {
                decoding.unknown(name);
            }
        }
        for (String name : columns.missing()) {
            decoding.nameProblem(name, Problem.Code.MISSING, "column " + Rules.required(name));
        }
    }

    private static void record(CsvRow row, CsvColumns columns, Schema schema, Decoding decoding)
            throws TooLargeException {
        int record = decoding.beginRecord();
        if (row.cells() != columns.count()) {
            decoding.recordProblem(record, Problem.Code.COLUMNS, Rules.ragged(row.cells(), columns.count()));
        } else {
            fields(record, columns, schema, decoding);
        }
        decoding.endRecord(record);
    }

    private static void fields(int record, CsvColumns columns, Schema schema, Decoding decoding) {
        for (int f = 0; f < schema.size(); f++) {
            decoding.batch().set(record, f, columns.value(f));
            Problem.Code code = columns.broken(f);
            if (code != null) {
                decoding.fieldProblem(record, schema.features().get(f).name(), code, columns.detail(f));
            }
        }
    }
}
