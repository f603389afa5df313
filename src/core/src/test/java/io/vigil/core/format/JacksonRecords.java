package io.vigil.core.format;

import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The readers of JSON and NDJSON over Jackson's tokens, which the product's are held against.
final class JacksonRecords {

    private static final String RECORDS = "records";

    private final Json json = new Json();

    Decoded json(byte[] body, int offset, int length, Schema schema, ReadOptions options)
            throws MalformedException, TooLargeException {
        Text text = Text.of(body, offset, length);
        Text document = text.stripped();
        if (document.length() == 0) {
            throw new MalformedException("the body is empty");
        }
        boolean bare = isBare(text);
        Decoding decoding = new Decoding(schema, options, new RecordBatch(schema.size()), bare);
        try (JsonParser parser = json.parser(text)) {
            try {
                document(parser, schema, decoding, bare);
                requireEnd(parser);
            } catch (JacksonException e) {
                throw new MalformedException(Json.reason(parser, e, Json::lineAndColumn));
            }
        }
        return decoding.finish(bare ? document.copy() : new byte[0]);
    }

    /// True for an object without `records`.
    private boolean isBare(Text text) throws MalformedException {
        try (JsonParser parser = json.parser(text)) {
            try {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return false;
                }
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    if (name.equals(RECORDS)) {
                        return false;
                    }
                    parser.nextToken();
                    parser.skipChildren();
                }
                return true;
            } catch (JacksonException e) {
                throw new MalformedException(Json.reason(parser, e, Json::lineAndColumn));
            }
        }
    }

    private static void document(JsonParser parser, Schema schema, Decoding decoding, boolean bare)
            throws TooLargeException {
        JsonToken token = parser.nextToken();
        if (bare) {
            new JacksonRecord(schema, decoding).read(parser, decoding.beginRecord());
        } else if (token == JsonToken.START_OBJECT) {
            envelope(parser, schema, decoding);
        } else {
            decoding.bodyProblem("#", Problem.Code.TYPE, "the body must be an object, not " + name(token));
            parser.skipChildren();
        }
    }

    private static void envelope(JsonParser parser, Schema schema, Decoding decoding) throws TooLargeException {
        Names names = new Names();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (names.size() > Rules.MAX_OTHER_FIELDS && !name.equals(RECORDS)) {
                parser.skipChildren();
            } else if (!names.add(name)) {
                decoding.nameProblem(name, Problem.Code.DUPLICATE, Rules.twice(name));
                parser.skipChildren();
            } else if (!name.equals(RECORDS)) {
                beside(name, names, decoding);
                parser.skipChildren();
            } else if (token == JsonToken.START_ARRAY) {
                records(parser, schema, decoding);
            } else {
                decoding.nameProblem(
                        RECORDS, Problem.Code.TYPE, "records must be an array, not " + name(token));
                parser.skipChildren();
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

    private static void records(JsonParser parser, Schema schema, Decoding decoding) throws TooLargeException {
        JacksonRecord record = new JacksonRecord(schema, decoding);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            record.read(parser, decoding.beginRecord());
        }
    }

    private static void requireEnd(JsonParser parser) throws MalformedException {
        if (parser.nextToken() != null) {
            throw new MalformedException("more than one JSON document");
        }
    }

    Decoded ndjson(byte[] body, int offset, int length, Schema schema, ReadOptions options)
            throws MalformedException, TooLargeException {
        Text text = Text.of(body, offset, length);
        Decoding decoding = new Decoding(schema, options, new RecordBatch(schema.size()), false);
        JacksonRecord record = new JacksonRecord(schema, decoding);
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

    private void line(Text text, int line, JacksonRecord record, Decoding decoding, boolean partial)
            throws MalformedException, TooLargeException {
        int index = decoding.beginRecord();
        try (JsonParser parser = json.parser(text)) {
            String broken = broken(parser, record, index);
            if (broken.isEmpty()) {
                return;
            }
            if (!partial) {
                throw new MalformedException("line " + line + ": " + broken);
            }
            decoding.recordProblem(index, Problem.Code.SYNTAX, "line " + line + ": " + broken);
            decoding.endRecord(index);
        }
    }

    /// Reads the record and says why it is not one JSON document, in an empty text where it is.
    private static String broken(JsonParser parser, JacksonRecord record, int index) {
        try {
            parser.nextToken();
            record.read(parser, index);
            return parser.nextToken() == null ? "" : "more than one JSON document";
        } catch (JacksonException e) {
            return Json.reason(parser, e, Json::column);
        }
    }

    private static int lineEnd(Text text, int start) {
        int end = start;
        while (end < text.to() && text.bytes()[end] != '\n') {
            end++;
        }
        return end;
    }

    /// What a token starts, in words.
    static String name(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "null";
        };
    }
}
