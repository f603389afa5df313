package io.vigil.core.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// A value of a JSON file and where it stands, so that a broken rule reads like
/// `features[2].scale must be a finite number`.
public final class JsonValue {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_TOKENS = 2_000_000;
    private static final Object NULL = new Object();

    private final String file;
    private final String path;
    private final Object value;

    private JsonValue(String file, String path, Object value) {
        this.file = file;
        this.path = path;
        this.value = value;
    }

    /// Reads a whole file, which must hold one object.
    public static JsonValue parse(String file, byte[] bytes) throws JsonException {
        return parse(file, bytes, MAX_TOKENS);
    }

    /// The same for a file of many numbers.
    ///
    /// @param maxValues how many values the file may hold at most
    public static JsonValue parse(String file, byte[] bytes, int maxValues) throws JsonException {
        return parse(file, bytes, maxValues, JsonToken.START_OBJECT, "object");
    }

    /// Reads a whole file, which must hold one array.
    public static JsonValue parseArray(String file, byte[] bytes) throws JsonException {
        return parse(file, bytes, MAX_TOKENS, JsonToken.START_ARRAY, "array");
    }

    private static JsonValue parse(String file, byte[] bytes, int maxTokens, JsonToken start, String kind)
            throws JsonException {
        JsonFactory json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxTokenCount(maxTokens)
                        .build())
                .build();
        try (JsonParser in = json.createParser(ObjectReadContext.empty(), bytes)) {
            if (in.nextToken() != start) {
                throw new JsonException(file, "must hold a JSON " + kind);
            }
            JsonValue whole = new JsonValue(file, "", new Tree(file, in).any(""));
            if (in.nextToken() != null) {
                throw new JsonException(file, "must hold one JSON " + kind + " and nothing after it");
            }
            return whole;
        } catch (StreamConstraintsException e) {
            throw new JsonException(
                    file,
                    "must not nest deeper than %d or hold more than %d values".formatted(MAX_DEPTH, maxTokens),
                    e);
        } catch (JacksonException e) {
            throw new JsonException(
                    file,
                    "must be JSON, which it is not at line %d, column %d"
                            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
                    e);
        }
    }

    /// Turns the parser's tokens into maps, lists, strings, longs, doubles, booleans and [#NULL].
    private record Tree(String file, JsonParser in) {

        Map<String, Object> object(String path) throws JsonException {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                String at = path.isEmpty() ? name : path + "." + name;
                in.nextToken();
                if (fields.put(name, any(at)) != null) {
                    throw new JsonException(file, at + " must not appear twice");
                }
            }
            return fields;
        }

        private List<Object> array(String path) throws JsonException {
            List<Object> items = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(any(path + "[" + items.size() + "]"));
            }
            return items;
        }

        private Object any(String path) throws JsonException {
            return switch (in.currentToken()) {
                case START_OBJECT -> object(path);
                case START_ARRAY -> array(path);
                case VALUE_STRING -> in.getString();
                case VALUE_NUMBER_INT -> integer();
                case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> NULL;
            };
        }

        private Object integer() {
            if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                return in.getDoubleValue();
            }
            return in.getLongValue();
        }
    }

    /// That this value breaks a rule, which reads on after its path.
    public JsonException broken(String rule) {
        return new JsonException(file, path.isEmpty() ? rule : path + " " + rule);
    }

    /// A field that must be there.
    public JsonValue required(String name) throws JsonException {
        Optional<JsonValue> field = optional(name);
        if (field.isEmpty()) {
            throw new JsonException(file, at(name) + " is missing");
        }
        return field.get();
    }

    /// A field that may be absent or null.
    public Optional<JsonValue> optional(String name) throws JsonException {
        Object field = fields().get(name);
        return field == null || field == NULL
                ? Optional.empty()
                : Optional.of(new JsonValue(file, at(name), field));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// The names of an object's fields, in the file's order.
    public List<String> names() throws JsonException {
        return fields().keySet().stream().map(String::valueOf).toList();
    }

    private Map<?, ?> fields() throws JsonException {
        if (value instanceof Map<?, ?> fields) {
            return fields;
        }
        throw broken("must be an object");
    }

    /// Requires an object with no other keys than these.
    public void requireKeys(List<String> known) throws JsonException {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw new JsonException(file, at(name) + " is not known; known are " + String.join(", ", known));
            }
        }
    }

    public List<JsonValue> items() throws JsonException {
        if (!(value instanceof List<?> list)) {
            throw broken("must be an array");
        }
        List<JsonValue> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(new JsonValue(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    public String text() throws JsonException {
        if (value instanceof String text) {
            return text;
        }
        throw broken("must be a string");
    }

    public double number() throws JsonException {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw broken("must be a finite number");
    }

    public long integer(long least) throws JsonException {
        if (value instanceof Long integer && integer >= least) {
            return integer;
        }
        throw broken(least == Long.MIN_VALUE ? "must be an integer" : "must be an integer of at least " + least);
    }

    public boolean isNull() {
        return value == NULL;
    }

    public double[] numbers() throws JsonException {
        List<JsonValue> items = items();
        double[] numbers = new double[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = items.get(i).number();
        }
        return numbers;
    }

    public List<String> texts() throws JsonException {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /// A string that must be one of those given.
    public String oneOf(List<String> allowed) throws JsonException {
        if (value instanceof String text && allowed.contains(text)) {
            return text;
        }
        throw broken("must be " + String.join(" or ", allowed));
    }

    public @Nullable String textOrNull(String name) throws JsonException {
        Optional<JsonValue> field = optional(name);
        return field.isEmpty() ? null : field.get().text();
    }
}
