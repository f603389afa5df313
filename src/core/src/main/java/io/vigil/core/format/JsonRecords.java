package io.vigil.core.format;

import io.vigil.core.format.JsonCursor.Broken;
import io.vigil.core.format.JsonCursor.Kind;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;

/// Reads `{"records":[{..},..]}`, or one bare object as the only record.
public final class JsonRecords implements RecordReader {

    private static final String RECORDS = "records";
    private static final int NO_GUESS = -1;

    @Override
    public Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options, RecordBatch batch)
            throws MalformedException, TooLargeException {
        Text text = Text.of(body, offset, length);
        Text document = text.stripped();
        if (document.length() == 0) {
            throw new MalformedException("the body is empty");
        }
        try {
            boolean bare = isBare(new JsonCursor(document));
            Decoding decoding = new Decoding(schema, options, batch, bare);
            JsonCursor cursor = new JsonCursor(document);
            document(cursor, schema, decoding, bare);
            cursor.end();
            return decoding.finish(bare ? document.copy() : new byte[0]);
        } catch (Broken e) {
            throw new MalformedException(new Json().fault(text, Json::lineAndColumn));
        }
    }

    /// True for an object without `records`.
    private static boolean isBare(JsonCursor json) throws Broken {
        json.root();
        if (json.kind() != Kind.OBJECT) {
            return false;
        }
        while (json.nextField(0, NO_GUESS)) {
            if (json.name().equals(RECORDS)) {
                return false;
            }
            json.skip();
        }
        return true;
    }

    private static void document(JsonCursor json, Schema schema, Decoding decoding, boolean bare)
            throws Broken, TooLargeException {
        json.root();
        if (bare) {
            new JsonRecord(schema, decoding).read(json, decoding.beginRecord());
        } else if (json.kind() == Kind.OBJECT) {
            envelope(json, schema, decoding);
        } else {
            decoding.bodyProblem("#", Problem.Code.TYPE, "the body must be an object, not " + json.kind().words());
            json.skip();
        }
    }

    private static void envelope(JsonCursor json, Schema schema, Decoding decoding) throws Broken, TooLargeException {
        Names names = new Names();
        while (json.nextField(0, NO_GUESS)) {
            String name = json.name();
            boolean records = name.equals(RECORDS);
            if (names.size() > Rules.MAX_OTHER_FIELDS && !records) {
                json.skip();
            } else if (!names.add(name)) {
                decoding.nameProblem(name, Problem.Code.DUPLICATE, Rules.twice(name));
                json.skip();
            } else if (!records) {
                beside(name, names, decoding);
                json.skip();
            } else if (json.kind() == Kind.ARRAY) {
                records(json, schema, decoding);
            } else {
                decoding.nameProblem(
                        RECORDS, Problem.Code.TYPE, "records must be an array, not " + json.kind().words());
                json.skip();
            }
        }
    }

    private static void beside(String name, Names names, Decoding decoding) {
        if (names.size() > Rules.MAX_OTHER_FIELDS) {
            decoding.bodyProblem("#", Problem.Code.FIELDS, "the body holds " + Rules.TOO_MANY_FIELDS);
        } else {
            decoding.unknown(name);
        }
    }

    private static void records(JsonCursor json, Schema schema, Decoding decoding) throws Broken, TooLargeException {
        JsonRecord record = new JsonRecord(schema, decoding);
        while (json.nextElement()) {
            record.read(json, decoding.beginRecord());
        }
    }
}
