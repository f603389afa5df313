package io.vigil.client.read;

/// The one piece of CSV that the client writes itself (RFC 4180).
final class CsvText {

    private CsvText() {}

    /// The text as a cell between commas, in quotes where it needs them.
    static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
