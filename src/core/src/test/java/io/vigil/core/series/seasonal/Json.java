package io.vigil.core.series.seasonal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A value of a spec file.
record Json(Object value) {

    static Json read(Path file) throws IOException {
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
            in.nextToken();
            return new Json(any(in));
        }
    }

    private static Object any(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> in.getDoubleValue();
        };
    }

    private static Map<String, Object> object(JsonParser in) {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            fields.put(name, any(in));
        }
        return fields;
    }

    private static List<Object> array(JsonParser in) {
        List<Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(any(in));
        }
        return items;
    }

    Json at(String name) {
        return new Json(Objects.requireNonNull(((Map<?, ?>) value).get(name), name));
    }

    List<String> names() {
        return ((Map<?, ?>) value).keySet().stream().map(String::valueOf).toList();
    }

    List<Json> items() {
        List<Json> items = new ArrayList<>();
        for (Object item : (List<?>) value) {
            items.add(new Json(item));
        }
        return items;
    }

    double[] numbers() {
        return items().stream().mapToDouble(Json::number).toArray();
    }

    double number() {
        return (double) value;
    }

    String text() {
        return (String) value;
    }

    boolean flag() {
        return (boolean) value;
    }
}
