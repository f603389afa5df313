package io.vigil.core.synth;

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
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// A value of a JSON document that knows where it stands, so that errors can name it.
final class ConfigNode {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String path;
    private final @Nullable Object value;

    private ConfigNode(String path, @Nullable Object value) {
        this.path = path;
        this.value = value;
    }

    static ConfigNode parse(String json) throws ConfigException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            ConfigNode root = new ConfigNode("", read(parser));
            if (parser.nextToken() != null) {
                throw new ConfigException("line " + parser.currentLocation().getLineNr() + ": nothing may follow the object");
            }
            return root;
        } catch (JacksonException e) {
            throw new ConfigException("line " + e.getLocation().getLineNr() + ": not valid JSON: " + e.getOriginalMessage());
        }
    }

    private static @Nullable Object read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                fields.put(name, read(parser));
            }
            return fields;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser));
            }
            return items;
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getDoubleValue();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return parser.getBooleanValue();
        }
        return token == JsonToken.VALUE_STRING ? parser.getString() : null;
    }

    /// Requires an object that holds none but these keys.
    ConfigNode keys(String... allowed) throws ConfigException {
        for (Object key : fields().keySet()) {
            if (!List.of(allowed).contains(key)) {
                throw new ConfigException(at("" + key) + ": unknown key; known are " + String.join(", ", allowed));
            }
        }
        return this;
    }

    /// The value of a key, if it is there.
    Optional<ConfigNode> find(String key) throws ConfigException {
        Map<?, ?> fields = fields();
        return fields.containsKey(key) ? Optional.of(new ConfigNode(at(key), fields.get(key))) : Optional.empty();
    }

    ConfigNode get(String key) throws ConfigException {
        Optional<ConfigNode> found = find(key);
        if (found.isEmpty()) {
            throw new ConfigException(at(key) + ": is missing");
        }
        return found.get();
    }

    String text() throws ConfigException {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw wrong("must be a text that is not empty");
    }

    String text(String key, String otherwise) throws ConfigException {
        Optional<ConfigNode> found = find(key);
        return found.isPresent() ? found.get().text() : otherwise;
    }

    double number() throws ConfigException {
        if (value instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        throw wrong("must be a finite number");
    }

    double number(String key, double otherwise) throws ConfigException {
        Optional<ConfigNode> found = find(key);
        return found.isPresent() ? found.get().number() : otherwise;
    }

    /// A number that is not below 0.
    double amount(String key, double otherwise) throws ConfigException {
        Optional<ConfigNode> found = find(key);
        double amount = number(key, otherwise);
        if (found.isPresent() && amount < 0) {
            throw found.get().wrong("must not be below 0");
        }
        return amount;
    }

    boolean flag(String key) throws ConfigException {
        Optional<ConfigNode> found = find(key);
        if (found.isEmpty()) {
            return false;
        }
        if (found.get().value instanceof Boolean flag) {
            return flag;
        }
        throw found.get().wrong("must be true or false");
    }

    /// The elements of a list; none where the key is absent.
    List<ConfigNode> items(String key) throws ConfigException {
        Optional<ConfigNode> found = find(key);
        return found.isPresent() ? found.get().items() : List.of();
    }

    List<ConfigNode> items() throws ConfigException {
        if (!(value instanceof List<?> list)) {
            throw wrong("must be a list");
        }
        List<ConfigNode> items = new ArrayList<>();
        for (Object item : list) {
            items.add(new ConfigNode(path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /// Two numbers in rising order.
    double[] span() throws ConfigException {
        List<ConfigNode> items = items();
        if (items.size() != 2 || items.get(0).number() > items.get(1).number()) {
            throw wrong("must be two numbers, the lower first");
        }
        return new double[] {items.get(0).number(), items.get(1).number()};
    }

    /// The error that this value breaks a rule.
    ConfigException wrong(String rule) {
        return new ConfigException(path.isEmpty() ? rule : path + ": " + rule);
    }

    private Map<?, ?> fields() throws ConfigException {
        if (value instanceof Map<?, ?> fields) {
            return fields;
        }
        throw wrong("must be an object");
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
