package io.vigil.core.format;

import io.vigil.core.record.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads `{"records":[{..},..]}`, or one bare object as the only record.
public final class JsonRecords implements RecordReader {

    private static final String RECORDS = "records";

    private final Json json = new Json();

    @Override
    public Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options)
            throws MalformedException, TooLargeException {
        Text text = Text.of(body, offset, length);
        Text document = text.stripped();
        if (document.length() == 0) {
            throw new MalformedException("the body is empty");
        }
        boolean bare = isBare(text);
        Decoding decoding = new Decoding(schema, options, bare);
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
            new JsonRecord(schema, decoding).read(parser, decoding.beginRecord());
        } else if (token == JsonToken.START_OBJECT) {
            envelope(parser, schema, decoding);
        } else {
            decoding.bodyProblem("#", Problem.Code.TYPE, "the body must be an object, not " + Json.name(token));
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
                        RECORDS, Problem.Code.TYPE, "records must be an array, not " + Json.name(token));
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
        JsonRecord record = new JsonRecord(schema, decoding);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            record.read(parser, decoding.beginRecord());
        }
    }

    private static void requireEnd(JsonParser parser) throws MalformedException {
        if (parser.nextToken() != null) {
            throw new MalformedException("more than one JSON document");
        }
    }
}
