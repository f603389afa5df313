package io.vigil.core.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes rows cell by cell as they are parsed: as texts, or, once it knows the columns, straight into
/// them, so that a row makes no object.
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private List<String> texts = new ArrayList<>();
    private @Nullable CsvColumns columns;

    /// The cells as texts, unquoted.
    List<String> texts() {
        return texts;
    }

    /// The cells as names of columns, without blanks around them.
    List<String> header() {
        return texts.stream().map(String::strip).toList();
    }

    /// From now on cells go into the columns.
    void readInto(CsvColumns columns) {
        this.columns = columns;
    }

    int cells() {
        return getFieldCount();
    }

    /// The line on which the row starts, counted from 1.
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long line) {
        if (columns == null) {
            texts = new ArrayList<>();
        }
    }

    @Override
    protected void handleField(int column, char[] chars, int offset, int length, boolean quoted) {
        if (columns == null) {
            texts.add(new String(chars, offset, length));
        } else {
            columns.cell(column, chars, offset, offset + length);
        }
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }
}
