package io.vigil.core.bundle;

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
final class JsonValue {

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
    static JsonValue parse(String file, byte[] bytes) throws BundleException {
        JsonFactory json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxTokenCount(MAX_TOKENS)
                        .build())
                .build();
        try (JsonParser in = json.createParser(ObjectReadContext.empty(), bytes)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new BundleException(file, "must hold a JSON object");
            }
            JsonValue whole = new JsonValue(file, "", new Tree(file, in).object(""));
            if (in.nextToken() != null) {
                throw new BundleException(file, "must hold one JSON object and nothing after it");
            }
            return whole;
        } catch (StreamConstraintsException e) {
            throw new BundleException(
                    file,
                    "must not nest deeper than %d or hold more than %d values".formatted(MAX_DEPTH, MAX_TOKENS),
                    e);
        } catch (JacksonException e) {
            throw new BundleException(
                    file,
                    "must be JSON, which it is not at line %d, column %d"
                            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
                    e);
        }
    }

    /// Turns the parser's tokens into maps, lists, strings, longs, doubles, booleans and [#NULL].
    private record Tree(String file, JsonParser in) {

        Map<String, Object> object(String path) throws BundleException {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                String at = path.isEmpty() ? name : path + "." + name;
                in.nextToken();
                if (fields.put(name, any(at)) != null) {
                    throw new BundleException(file, at + " must not appear twice");
                }
            }
            return fields;
        }

        private List<Object> array(String path) throws BundleException {
            List<Object> items = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(any(path + "[" + items.size() + "]"));
            }
            return items;
        }

        private Object any(String path) throws BundleException {
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

    BundleException broken(String rule) {
        return new BundleException(file, path.isEmpty() ? rule : path + " " + rule);
    }

    /// A field that must be there.
    JsonValue required(String name) throws BundleException {
        Optional<JsonValue> field = optional(name);
        if (field.isEmpty()) {
            throw new BundleException(file, at(name) + " is missing");
        }
        return field.get();
    }

    /// A field that may be absent or null.
    Optional<JsonValue> optional(String name) throws BundleException {
        Object field = fields().get(name);
        return field == null || field == NULL
                ? Optional.empty()
                : Optional.of(new JsonValue(file, at(name), field));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// The names of an object's fields, in the file's order.
    List<String> names() throws BundleException {
        return fields().keySet().stream().map(String::valueOf).toList();
    }

    private Map<?, ?> fields() throws BundleException {
        if (value instanceof Map<?, ?> fields) {
            return fields;
        }
        throw broken("must be an object");
    }

    List<JsonValue> items() throws BundleException {
        if (!(value instanceof List<?> list)) {
            throw broken("must be an array");
        }
        List<JsonValue> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(new JsonValue(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    String text() throws BundleException {
        if (value instanceof String text) {
            return text;
        }
        throw broken("must be a string");
    }

    double number() throws BundleException {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw broken("must be a finite number");
    }

    long integer(long least) throws BundleException {
        if (value instanceof Long integer && integer >= least) {
            return integer;
        }
        throw broken(least == Long.MIN_VALUE ? "must be an integer" : "must be an integer of at least " + least);
    }

    boolean isNull() {
        return value == NULL;
    }

    double[] numbers() throws BundleException {
        List<JsonValue> items = items();
        double[] numbers = new double[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = items.get(i).number();
        }
        return numbers;
    }

    List<String> texts() throws BundleException {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /// A string that must be one of those given.
    String oneOf(List<String> allowed) throws BundleException {
        if (value instanceof String text && allowed.contains(text)) {
            return text;
        }
        throw broken("must be " + String.join(" or ", allowed));
    }

    @Nullable String textOrNull(String name) throws BundleException {
        Optional<JsonValue> field = optional(name);
        return field.isEmpty() ? null : field.get().text();
    }
}
