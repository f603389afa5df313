package io.vigil.core.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// Writes CSV rows, quoting cells where they need it; lines end in a line feed.
public final class CsvRows implements AutoCloseable {

    private final Writer out;
    private final char delimiter;

    /// The rows own the writer.
    public CsvRows(Writer out, char delimiter) {
        this.out = new BufferedWriter(out);
        this.delimiter = delimiter;
    }

    public void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            cell(cells.get(i), cells.size() == 1);
        }
        out.write('\n');
    }

    /// Hands what was written so far to the reader at the other end.
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// @param alone an empty cell that is alone in its row is quoted, or its line would be blank
    private void cell(String text, boolean alone) throws IOException {
        if (text.isEmpty() ? alone : needsQuotes(text)) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
    }

    private boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
    }
}
