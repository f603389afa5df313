package io.vigil.server.incidents;

import io.vigil.core.series.readings.Timestamps;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A small JSON object of texts, numbers and flags. Its fields are taken one by one; what breaks a rule
/// is gathered, and [#check()] must follow the last one that is taken.
final class JsonBody {

    private static final int LONGEST_TEXT = 1_000;
    private static final Object OTHER = new Object();
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();

    private final Map<String, Object> fields = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /// @param names of all fields that there are
    /// @throws FailureException 400 where it is not JSON, 422 where it is no object
    JsonBody(byte[] json, List<String> names) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new FailureException(Failure.of(400, "the body is empty"));
            }
            if (first == JsonToken.START_OBJECT) {
                readFields(parser, names);
            } else {
                parser.skipChildren();
                faults.add(new Fault("#", "type", "the body must be an object"));
            }
            if (parser.nextToken() != null) {
                throw new FailureException(Failure.of(400, "more than one JSON document"));
            }
        } catch (JacksonException e) {
            throw new FailureException(Failure.of(400, "not JSON at line %d, column %d"
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())));
        }
    }

    private void readFields(JsonParser parser, List<String> names) {
        boolean strangers = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            Object value = value(parser, parser.nextToken());
            parser.skipChildren();
            if (!names.contains(name)) {
                strangers = true;
            } else if (fields.put(name, value) != null) {
                fault(name, "duplicate", name + " must occur once");
            }
        }
        if (strangers) {
            faults.add(new Fault("#", "unknown", "the fields are %s, no others".formatted(String.join(", ", names))));
        }
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getString());
            default -> OTHER;
        };
    }

    /// A number as it was written.
    private record Numeral(String text) {}

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /// A text, or null where it is not given or breaks a rule.
    @Nullable String text(String name) {
        if (!has(name)) {
            return null;
        }
        if (fields.get(name) instanceof String text
                && text.length() <= LONGEST_TEXT
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            return text;
        }
        fault(name, "type", "%s must be a text of at most %d characters, without control characters".formatted(name, LONGEST_TEXT));
        return null;
    }

    /// A flag that must be given.
    boolean flag(String name) {
        if (!require(name) || fields.get(name) instanceof Boolean) {
            return Boolean.TRUE.equals(fields.get(name));
        }
        fault(name, "type", name + " must be true or false");
        return false;
    }

    /// A time that must be given, in microseconds.
    long time(String name, ZoneId zone) {
        if (!require(name)) {
            return 0;
        }
        String text = switch (fields.get(name)) {
            case Numeral numeral -> numeral.text();
            case String given -> given;
            case null, default -> "";
        };
        OptionalLong micros = Timestamps.parse(text, zone);
        if (micros.isEmpty() || micros.getAsLong() < 0) {
            fault(name, "type", name + " must be a time since 1970, as 2026-01-02T03:04:05Z or in epoch milliseconds");
        }
        return micros.orElse(0);
    }

    private boolean require(String name) {
        if (!has(name)) {
            fault(name, "missing", name + " is required");
        }
        return has(name);
    }

    /// Adds a rule that only the call itself knows.
    ///
    /// @param name the field's, empty for the whole object
    void fault(String name, String code, String detail) {
        faults.add(new Fault(name.isEmpty() ? "#" : "#/" + name, code, detail));
    }

    boolean isSound() {
        return faults.isEmpty();
    }

    /// @throws FailureException 422 where a rule is broken
    void check() {
        if (!faults.isEmpty()) {
            throw new FailureException(Failure.unprocessable(faults, faults.size()));
        }
    }
}
