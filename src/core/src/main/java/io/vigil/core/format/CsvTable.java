package io.vigil.core.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A CSV file with a header, read row by row: UTF-8, with or without a byte order mark, its
/// delimiter (`,` `;` or tab) the one the header uses most.
///
/// A row is available as soon as its line has arrived, so a pipe can be read live.
public final class CsvTable implements AutoCloseable {

    private static final int MAX_HEADER_BYTES = 1 << 20;

    private final CsvRow row = new CsvRow();
    private final CsvReader<CsvRow> rows;
    private final char delimiter;
    private final Map<String, Integer> positions = new HashMap<>();
    private List<String> header = List.of();

    private CsvTable(InputStream in, char delimiter) {
        this.rows = CsvText.rows(row, CsvText.utf8(in), delimiter);
        this.delimiter = delimiter;
    }

    public static CsvTable open(Path file) throws IOException, MalformedException {
        return of(Files.newInputStream(file));
    }

    /// Reads the header. The table owns the stream.
    ///
    /// @throws MalformedException where there is no header, a name occurs twice, or it is not UTF-8
    public static CsvTable of(InputStream in) throws IOException, MalformedException {
        InputStream rest = new BufferedInputStream(in);
        skipByteOrderMark(rest);
        byte[] first = firstLine(rest);
        char delimiter = CsvText.delimiter(first, 0, first.length);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(first), rest);
        CsvTable table = new CsvTable(all, delimiter);
        table.readHeader();
        return table;
    }

    /// The names of the columns, without blanks around them.
    public List<String> header() {
        return header;
    }

    public char delimiter() {
        return delimiter;
    }

    /// The position of a column, or -1.
    public int find(String column) {
        return positions.getOrDefault(column, -1);
    }

    /// Reads the next row; false at the end. Blank lines are skipped.
    ///
    /// @throws MalformedException where the text is not CSV or not UTF-8; the message names the line
    public boolean next() throws IOException, MalformedException {
        try {
            if (!rows.iterator().hasNext()) {
                return false;
            }
            rows.iterator().next();
            return true;
        } catch (CsvParseException e) {
            throw CsvText.brokenQuote(row.line(), e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new MalformedException("not UTF-8 in line %d or soon after it".formatted(row.line()));
            }
            throw e.getCause();
        }
    }

    /// The cells of the row as they stand in the file, unquoted; a ragged row has more or fewer
    /// than the header.
    public List<String> cells() {
        return row.texts();
    }

    /// As many cells as the header has: those that a ragged row lacks are empty, those that it has
    /// beyond are left out.
    public List<String> fittedCells() {
        int width = header.size();
        List<String> cells = row.texts();
        if (cells.size() == width) {
            return cells;
        }
        List<String> fitted = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
        while (fitted.size() < width) {
            fitted.add("");
        }
        return fitted;
    }

    /// A cell of the row without blanks around it, empty where the row has no such cell.
    public String cell(int column) {
        return column < row.cells() ? row.texts().get(column).strip() : "";
    }

    /// The number of the line on which the row starts, counted from 1.
    public long line() {
        return row.line();
    }

    /// True where the row has more or fewer cells than the header.
    public boolean ragged() {
        return row.cells() != header.size();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private void readHeader() throws IOException, MalformedException {
        if (!next()) {
            throw new MalformedException("the file has no header");
        }
        header = row.header();
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            if (!name.isEmpty() && positions.putIfAbsent(name, c) != null) {
                throw new MalformedException("the header names " + UnknownFields.shortened(name) + " twice");
            }
        }
    }

    private static void skipByteOrderMark(InputStream in) throws IOException {
        in.mark(Text.BYTE_ORDER_MARK);
        byte[] start = in.readNBytes(Text.BYTE_ORDER_MARK);
        if (Text.byteOrderMark(start, 0, start.length) == 0) {
            in.reset();
        }
    }

    /// The bytes up to the end of the first line that is not blank.
    private static byte[] firstLine(InputStream in) throws IOException, MalformedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean quoted = false;
        boolean started = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            boolean lineBreak = b == '\n' || b == '\r';
            bytes.write(b);
            quoted ^= b == '"';
            started |= !lineBreak;
            if (lineBreak && started && !quoted) {
                break;
            }
            if (bytes.size() > MAX_HEADER_BYTES) {
                throw new MalformedException("the header is longer than " + MAX_HEADER_BYTES + " bytes");
            }
        }
        return bytes.toByteArray();
    }
}
