package io.vigil.core.format;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Hands out the elements of a JSON or NDJSON body one by one, strictly read: RFC 8259 in UTF-8, nested
/// at most 16 deep. Safe for many threads.
public final class JsonElements {

    private final Json json = new Json();

    /// Takes an element.
    @FunctionalInterface
    public interface Taker {

        /// @param parser stands at the element's first token, and is to be left at its last
        void take(JsonParser parser) throws TooLargeException;
    }

    /// Hands out the elements of an array, or the only document where it is none.
    ///
    /// @throws MalformedException where the body is empty, not JSON or not UTF-8
    public void array(byte[] body, int offset, int length, Taker taker) throws MalformedException, TooLargeException {
        Text text = Text.of(body, offset, length);
        if (text.stripped().length() == 0) {
            throw new MalformedException("the body is empty");
        }
        try (JsonParser parser = json.parser(text)) {
            try {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    taker.take(parser);
                } else {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        taker.take(parser);
                    }
                }
                if (parser.nextToken() != null) {
                    throw new MalformedException("more than one JSON document");
                }
            } catch (JacksonException e) {
                throw new MalformedException(Json.reason(parser, e, Json::lineAndColumn));
            }
        }
    }

    /// Hands out one document per line; blank lines do not count.
    ///
    /// @throws MalformedException naming the line that is not JSON, or where the body is not UTF-8
    public void lines(byte[] body, int offset, int length, Taker taker) throws MalformedException, TooLargeException {
        Text text = Text.of(body, offset, length);
        int line = 1;
        for (int start = text.from(); start < text.to(); line++) {
            int end = NdjsonRecords.lineEnd(text, start);
            Text one = new Text(text.bytes(), start, end).stripped();
            if (one.length() > 0) {
                line(one, line, taker);
            }
            start = end + 1;
        }
    }

    private void line(Text text, int line, Taker taker) throws MalformedException, TooLargeException {
        try (JsonParser parser = json.parser(text)) {
            try {
                parser.nextToken();
                taker.take(parser);
                if (parser.nextToken() != null) {
                    throw new MalformedException("line " + line + ": more than one JSON document");
                }
            } catch (JacksonException e) {
                throw new MalformedException("line " + line + ": " + Json.reason(parser, e, Json::column));
            }
        }
    }
}
