package io.vigil.core.format;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// The dialect: RFC 4180 with the delimiter (`,` `;` or tab) that the header uses most, blank lines
/// skipped, rows of any length.
final class CsvText {

    private CsvText() {}

    /// The delimiter of the first line that is not blank, `,` where it has none.
    static char delimiter(byte[] bytes, int from, int to) {
        int[] counts = new int[128];
        boolean quoted = false;
        boolean started = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            boolean lineBreak = b == '\n' || b == '\r';
            if (lineBreak && started && !quoted) {
                break;
            }
            started |= !lineBreak;
            quoted ^= b == '"';
            if (b >= 0 && !quoted) {
                counts[b]++;
            }
        }
        char best = counts[';'] > counts[','] ? ';' : ',';
        return counts['\t'] > counts[best] ? '\t' : best;
    }

    /// Characters of strict UTF-8.
    static Reader utf8(InputStream in) {
        return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    }

    static <T> CsvReader<T> rows(CsvCallbackHandler<T> handler, Reader in, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, in);
    }

    /// What the parser's refusal of the row that starts on this line is called. A refusal with a cause
    /// is no refusal but a failure, and thrown again.
    static MalformedException brokenQuote(long line, CsvParseException e) {
        if (e.getCause() != null) {
            throw e;
        }
        return new MalformedException(
                "line %d: a quote is not closed, or text follows the closing one".formatted(line));
    }
}
