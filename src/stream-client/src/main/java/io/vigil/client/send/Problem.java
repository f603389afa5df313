package io.vigil.client.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Why the server refused a request: RFC 9457's fields, as far as they were given.
///
/// @param text its detail, else its title, else empty
/// @param byRow the details of the errors that point at a record or reading, by its position
/// @param other the details of the errors that point elsewhere
record Problem(String text, Map<Integer, List<String>> byRow, List<String> other) {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Pattern RECORD = Pattern.compile("#?(?:/records)?/([0-9]{1,9})(/.*)?");

    /// Reads a body; one that is no problem document says nothing.
    static Problem read(byte[] body) {
        Reading reading = new Reading();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            reading.document(parser);
        } catch (JacksonException e) {
            return new Problem("", Map.of(), List.of());
        }
        return reading.problem();
    }

    /// The reason why one row was refused.
    String reason(int row) {
        return String.join("; ", byRow.getOrDefault(row, List.of(text)));
    }

    /// Everything that concerns the request as a whole.
    String summary() {
        List<String> parts = new ArrayList<>(other);
        if (!text.isEmpty()) {
            parts.add(0, text);
        }
        return String.join("; ", parts);
    }

    /// The details of an `errors` array whose start was just read.
    static List<String> details(JsonParser parser) {
        List<String> details = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            details.add(error(parser).text());
        }
        return details;
    }

    private record Entry(@Nullable String pointer, String text) {}

    private static Entry error(JsonParser parser) {
        Map<String, String> fields = new TreeMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                fields.put(name, parser.getString());
            }
            parser.skipChildren();
        }
        String pointer = fields.get("pointer");
        String text = fields.getOrDefault("detail", fields.getOrDefault("code", "no reason given"));
        return new Entry(pointer, text);
    }

    private static final class Reading {

        private final Map<Integer, List<String>> byRow = new TreeMap<>();
        private final List<String> other = new ArrayList<>();
        private String title = "";
        private String detail = "";

        void document(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING && name.equals("title")) {
                    title = parser.getString();
                } else if (value == JsonToken.VALUE_STRING && name.equals("detail")) {
                    detail = parser.getString();
                } else if (value == JsonToken.START_ARRAY && name.equals("errors")) {
                    errors(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void errors(JsonParser parser) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                Entry entry = error(parser);
                Matcher record = RECORD.matcher(entry.pointer() == null ? "" : entry.pointer());
                if (record.matches()) {
                    byRow.computeIfAbsent(Integer.valueOf(record.group(1)), row -> new ArrayList<>())
                            .add(entry.text());
                } else {
                    other.add(entry.text());
                }
            }
        }

        Problem problem() {
            return new Problem(detail.isEmpty() ? title : detail, byRow, other);
        }
    }
}
