package io.vigil.core.format;

import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;

/// Reads one JSON object per line; blank lines do not count.
///
/// A line that is not JSON makes the body malformed, or, where the options are partial, that record
/// bad.
public final class NdjsonRecords implements RecordReader {

    @Override
    public Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options, RecordBatch batch)
            throws MalformedException, TooLargeException {
        Text text = Text.of(body, offset, length);
        Decoding decoding = new Decoding(schema, options, batch, false);
        JsonRecord record = new JsonRecord(schema, decoding);
        JsonCursor cursor = new JsonCursor(text);
        Json json = new Json();
        int line = 1;
        for (int start = text.from(); start < text.to(); line++) {
            int end = lineEnd(text, start);
            Text one = new Text(text.bytes(), start, end).stripped();
            if (one.length() > 0) {
                int index = decoding.beginRecord();
                cursor.move(one.from(), one.to());
                if (!reads(cursor, record, index)) {
                    broken("line " + line + ": " + json.fault(one, Json::column), index, decoding, options.partial());
                }
            }
            start = end + 1;
        }
        return decoding.finish(new byte[0]);
    }

    /// Reads a line into a record; false where it is not one JSON document.
    private static boolean reads(JsonCursor cursor, JsonRecord record, int index) {
        try {
            cursor.root();
            record.read(cursor, index);
            cursor.end();
            return true;
        } catch (JsonCursor.Broken e) {
            return false;
        }
    }

    private static void broken(String why, int index, Decoding decoding, boolean partial) throws MalformedException {
        if (!partial) {
            throw new MalformedException(why);
        }
        decoding.recordProblem(index, Problem.Code.SYNTAX, why);
        decoding.endRecord(index);
    }

    static int lineEnd(Text text, int start) {
        int end = start;
        while (end < text.to() && text.bytes()[end] != '\n') {
            end++;
        }
        return end;
    }
}
