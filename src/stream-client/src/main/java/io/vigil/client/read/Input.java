package io.vigil.client.read;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Tells what an input is: its format, its delimiter, whether it starts with a byte order mark.
public final class Input {

    /// Stands for bytes that are not UTF-8; no text can contain it.
    static final char NOT_UTF_8 = '\uFFFF';

    private static final int LONGEST_HEADER = 1 << 18;

    private Input() {}

    /// The rows of a stream, which the source then owns.
    ///
    /// @param name the file's name or `-`; an ending such as `.jsonl` tells the format, otherwise
    ///     the first character does
    public static Source open(String name, InputStream in, LabelName label, Form form, TimeShift shift) throws IOException, ReplayException {
        BufferedReader text = decoded(in);
        String first = firstLine(text);
        if (first.isEmpty()) {
            throw new ReplayException("the input is empty");
        }
        if (isJsonLines(name, first)) {
            return new JsonLinesSource(text, label, shift);
        }
        if (first.startsWith("[")) {
            throw new ReplayException(
                    "the input is a JSON array; JSONL has one object per line (jq -c '.[]' makes it)");
        }
        return new CsvSource(text, delimiter(first), label, form, shift);
    }

    private static BufferedReader decoded(InputStream in) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                new BufferedInputStream(in, 1 << 16),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(NOT_UTF_8))));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /// The first line that is not blank, quoted line breaks included; the reader stays where it is.
    private static String firstLine(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        text.mark(LONGEST_HEADER);
        for (int read = 0; read < LONGEST_HEADER; read++) {
            int c = text.read();
            if (c < 0 || (c == '\n' && !quoted && !line.toString().isBlank())) {
                break;
            }
            quoted ^= c == '"';
            line.append((char) c);
        }
        text.reset();
        return line.toString().strip();
    }

    private static boolean isJsonLines(String name, String firstLine) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jsonl") || lower.endsWith(".ndjson") || firstLine.startsWith("{");
    }

    /// The delimiter that the header uses most outside quotes; a comma where it uses none.
    private static char delimiter(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (uses(header, candidate) > uses(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int uses(String header, char delimiter) {
        int uses = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            quoted ^= header.charAt(i) == '"';
            uses += !quoted && header.charAt(i) == delimiter ? 1 : 0;
        }
        return uses;
    }
}
