package io.vigil.server;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The OpenAPI document of a server, to hold real answers against.
record Described(JsonNode document) {

    /// What an answer's media type says of its body.
    ///
    /// @param call method and path, as `get /models/{name}`
    /// @return missing where the document knows no such answer
    JsonNode schema(String call, int status, String mediaType) {
        String[] parts = call.split(" ");
        return document.path("paths").path(parts[1]).path(parts[0])
                .path("responses").path(Integer.toString(status))
                .path("content").path(mediaType).path("schema");
    }

    /// Where a value is not as its schema says, by JSON pointer.
    List<String> differences(JsonNode value, JsonNode schema) {
        List<String> found = new ArrayList<>();
        compare("", value, schema, found);
        return found;
    }

    private void compare(String at, JsonNode value, JsonNode schema, List<String> found) {
        if (schema.has("$ref")) {
            compare(at, value, document.at(schema.get("$ref").stringValue().substring(1)), found);
        } else if (schema.has("oneOf")) {
            if (schema.get("oneOf").valueStream().noneMatch(one -> differences(value, one).isEmpty())) {
                found.add(at + " is of no kind that is described");
            }
        } else if (!isOfType(value, schema)) {
            found.add(at + " is no " + schema.path("type").stringValue("") + ": " + value);
        } else if (value.isObject()) {
            compareFields(at, value, schema, found);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                compare(at + "/" + i, value.get(i), schema.get("items"), found);
            }
        } else if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            found.add(at + " is none of the words that are described: " + value);
        }
    }

    /// An object without properties may hold anything.
    private void compareFields(String at, JsonNode value, JsonNode schema, List<String> found) {
        JsonNode properties = schema.path("properties");
        schema.path("required").valueStream()
                .map(JsonNode::stringValue)
                .filter(name -> !value.has(name))
                .forEach(name -> found.add(at + "/" + name + " is missing"));
        value.propertyStream().filter(field -> !properties.isEmpty()).forEach(field -> {
            String name = at + "/" + field.getKey();
            if (properties.has(field.getKey())) {
                compare(name, field.getValue(), properties.get(field.getKey()), found);
            } else {
                found.add(name + " is not described");
            }
        });
    }

    private static boolean isOfType(JsonNode value, JsonNode schema) {
        return value.isNull()
                ? schema.path("nullable").booleanValue(false)
                : switch (schema.path("type").stringValue("")) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    default -> false;
                };
    }
}
