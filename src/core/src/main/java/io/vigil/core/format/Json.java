package io.vigil.core.format;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Strict JSON as Jackson reads it: RFC 8259 in UTF-8, nested at most 16 deep.
///
/// It tells where and why a text is not JSON; what is JSON is read by [JsonCursor]. To be made for each
/// body, since a factory remembers names.
final class Json {

    static final int MAX_DEPTH = 16;

    /// In bytes of UTF-8.
    static final int MAX_NAME_LENGTH = 1000;

    private @Nullable JsonFactory factory;

    JsonParser parser(Text text) {
        if (factory == null) {
            factory = factory();
        }
        return factory.createParser(ObjectReadContext.empty(), text.bytes(), text.from(), text.length());
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /// Says why a text is not one JSON document, without a word of what it holds.
    ///
    /// @param place tells where; a broken limit has no place
    String fault(Text text, Function<TokenStreamLocation, String> place) {
        try (JsonParser parser = parser(text)) {
            try {
                parser.nextToken();
                parser.skipChildren();
                parser.nextToken();
                return "more than one JSON document";
            } catch (JacksonException e) {
                return reason(parser, e, place);
            }
        }
    }

    /// Says why a parser gave up, without a word of what it read.
    ///
    /// @param place tells where; a broken limit has no place
    static String reason(JsonParser parser, JacksonException e, Function<TokenStreamLocation, String> place) {
        if (!(e instanceof StreamConstraintsException)) {
            return "not JSON at " + place.apply(e.getLocation());
        }
        return parser.streamReadContext().getNestingDepth() >= MAX_DEPTH
                ? "nested deeper than " + MAX_DEPTH + " levels"
                : "field names are too long or too many";
    }

    static String lineAndColumn(TokenStreamLocation at) {
        return "line " + at.getLineNr() + ", " + column(at);
    }

    static String column(TokenStreamLocation at) {
        return "column " + at.getColumnNr();
    }
}
