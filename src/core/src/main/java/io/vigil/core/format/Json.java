package io.vigil.core.format;

import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Strict JSON: RFC 8259 in UTF-8, nested at most 16 deep.
final class Json {

    static final int MAX_DEPTH = 16;

    /// Names live on in the factory's table, so that a long one must not get there.
    private static final int MAX_NAME_LENGTH = 1000;

    private final JsonFactory factory = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    JsonParser parser(Text text) {
        return factory.createParser(ObjectReadContext.empty(), text.bytes(), text.from(), text.length());
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
