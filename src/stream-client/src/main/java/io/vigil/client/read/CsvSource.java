package io.vigil.client.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file whose first line names the columns.
///
/// A cell that is a JSON number is sent as it is written, an empty one is left out, any other is a
/// string; blanks around cells and names are dropped.
final class CsvSource implements Source {

    private static final int LONGEST_CELL = 1 << 20;

    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private final List<String> keys = new ArrayList<>();
    private final int label;
    private final int time;
    private final boolean csv;
    private final TimeShift shift;
    private long lastLine;
    private long consumed;

    /// Reads the header.
    ///
    /// @throws ReplayException where it is no header, or lacks the label that the user named
    CsvSource(BufferedReader text, char delimiter, LabelName labelName, Form form, TimeShift shift)
            throws IOException, ReplayException {
        records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(text)
                .iterator();
        columns = header();
        String name = labelName.among(columns);
        if (name == null && labelName.demanded()) {
            throw new ReplayException("no column is named " + labelName.names().get(0) + "; the columns are "
                    + String.join(", ", columns));
        }
        label = name == null ? -1 : columns.indexOf(name);
        csv = form == Form.AS_THEY_ARE;
        this.shift = shift;
        String timeName = TimeShift.field(columns);
        time = timeName == null ? -1 : columns.indexOf(timeName);
        for (String column : columns) {
            StringBuilder key = new StringBuilder();
            JsonText.quote(column, key);
            keys.add(key.append(':').toString());
        }
    }

    private List<String> header() throws IOException, ReplayException {
        CsvRecord first = nextRecord();
        List<String> names = first == null
                ? List.of()
                : first.getFields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.indexOf(Input.NOT_UTF_8) >= 0) {
                throw new ReplayException("the header is not UTF-8");
            }
            if (!name.isEmpty() && !seen.add(name)) {
                throw new ReplayException("two columns are named " + name);
            }
        }
        return names;
    }

    @Override
    public @Nullable Item next() throws IOException, ReplayException {
        CsvRecord record = nextRecord();
        if (record == null) {
            return null;
        }
        List<String> cells = record.getFields();
        long line = record.getStartingLineNumber();
        if (cells.size() != columns.size()) {
            return new Item.Unreadable(line, count(cells.size()) + " where the header has " + columns.size());
        }
        return cells.stream().anyMatch(cell -> cell.indexOf(Input.NOT_UTF_8) >= 0)
                ? new Item.Unreadable(line, "not UTF-8")
                : new Item.Row(line, csv ? line(cells) : json(cells), label < 0 ? Label.NONE : Label.of(cells.get(label)));
    }

    private static String count(int cells) {
        return cells == 1 ? "1 cell" : cells + " cells";
    }

    private @Nullable CsvRecord nextRecord() throws IOException, ReplayException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            lastLine = record.getStartingLineNumber();
            for (String cell : record.getFields()) {
                consumed += cell.length() + 1;
            }
            return record;
        } catch (CsvParseException e) {
            throw new ReplayException("the rows after line " + lastLine
                    + " cannot be read: their quotes do not match, or a cell is longer than " + LONGEST_CELL
                    + " characters");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// A column without a name, such as the row numbers that pandas writes, is not sent.
    private boolean sent(int column) {
        return column != label && !columns.get(column).isEmpty();
    }

    private String cell(List<String> cells, int column) {
        String cell = cells.get(column).strip();
        return column == time ? shift.move(cell) : cell;
    }

    @Override
    public String head() {
        return csv ? line(columns) + "\n" : "";
    }

    /// The cells that are sent, as one line of CSV.
    private String line(List<String> cells) {
        StringJoiner line = new StringJoiner(",");
        for (int i = 0; i < cells.size(); i++) {
            if (sent(i)) {
                line.add(CsvText.cell(cell(cells, i)));
            }
        }
        return line.toString();
    }

    private String json(List<String> cells) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < cells.size(); i++) {
            String cell = cell(cells, i);
            if (!sent(i) || cell.isEmpty()) {
                continue;
            }
            out.append(out.length() > 1 ? "," : "").append(keys.get(i));
            if (JsonText.isNumber(cell)) {
                out.append(cell);
            } else {
                JsonText.quote(cell, out);
            }
        }
        return out.append('}').toString();
    }

    @Override
    public long consumed() {
        return consumed;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
