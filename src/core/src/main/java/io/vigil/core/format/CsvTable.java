package io.vigil.core.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A CSV file with a header, read row by row: UTF-8, with or without a byte order mark, its
/// delimiter (`,` `;` or tab) the one the header uses most.
///
/// A row is available as soon as its line has arrived, so a pipe can be read live.
public final class CsvTable implements AutoCloseable {

    public static CsvTable open(Path file) throws IOException, MalformedException {
        return of(Files.newInputStream(file));
    }

    /// Reads the header. The table owns the stream.
    ///
    /// @throws MalformedException where there is no header, a name occurs twice, or it is not UTF-8
    public static CsvTable of(InputStream in) throws IOException, MalformedException {
        throw new UnsupportedOperationException();
    }

    /// The names of the columns, without blanks around them.
    public List<String> header() {
        throw new UnsupportedOperationException();
    }

    public char delimiter() {
        throw new UnsupportedOperationException();
    }

    /// The position of a column, or -1.
    public int find(String column) {
        throw new UnsupportedOperationException();
    }

    /// Reads the next row; false at the end. Blank lines are skipped.
    ///
    /// @throws MalformedException where the text is not CSV or not UTF-8; the message names the line
    public boolean next() throws IOException, MalformedException {
        throw new UnsupportedOperationException();
    }

    /// The cells of the row as they stand in the file, unquoted; a ragged row has more or fewer
    /// than the header.
    public List<String> cells() {
        throw new UnsupportedOperationException();
    }

    /// A cell of the row without blanks around it, empty where the row has no such cell.
    public String cell(int column) {
        throw new UnsupportedOperationException();
    }

    /// The number of the line on which the row starts, counted from 1.
    public long line() {
        throw new UnsupportedOperationException();
    }

    /// True where the row has more or fewer cells than the header.
    public boolean ragged() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
