package io.vigil.core.format;

import io.vigil.core.record.Schema;

/// Reads one JSON object per line; blank lines do not count.
///
/// A line that is not JSON makes the body malformed, or, where the options are partial, that record
/// bad.
public final class NdjsonRecords implements RecordReader {

    private final Json json = new Json();

    @Override
    public Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options)
            throws MalformedException, TooLargeException {
        Text text = Text.of(body, offset, length);
        Decoding decoding = new Decoding(schema, options, false);
        JsonRecord record = new JsonRecord(schema, decoding);
        int line = 1;
        for (int start = text.from(); start < text.to(); line++) {
            int end = lineEnd(text, start);
            Text one = new Text(text.bytes(), start, end).stripped();
            if (one.length() > 0) {
                line(one, line, record, decoding, options.partial());
            }
            start = end + 1;
        }
        return decoding.finish(new byte[0]);
    }

    private void line(Text text, int line, JsonRecord record, Decoding decoding, boolean partial)
            throws MalformedException, TooLargeException {
        int index = decoding.beginRecord();
        JsonCursor cursor = new JsonCursor(text);
        try {
            cursor.root();
            record.read(cursor, index);
            cursor.end();
        } catch (JsonCursor.Broken e) {
            String broken = "line " + line + ": " + json.fault(text, Json::column);
            if (!partial) {
                throw new MalformedException(broken);
            }
            decoding.recordProblem(index, Problem.Code.SYNTAX, broken);
            decoding.endRecord(index);
        }
    }

    static int lineEnd(Text text, int start) {
        int end = start;
        while (end < text.to() && text.bytes()[end] != '\n') {
            end++;
        }
        return end;
    }
}
