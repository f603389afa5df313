package io.vigil.client;

import io.vigil.client.report.Latencies;
import io.vigil.client.report.Tally;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes and reads positions; the latencies are pairs of bucket and count.
final class PositionJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int FORMAT = 1;

    private PositionJson() {}

    static byte[] write(Position position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(position, json);
        }
        return bytes.toByteArray();
    }

    private static void write(Position position, JsonGenerator json) {
        Position.Job job = position.job();
        Tally tally = position.tally();
        json.writeStartObject();
        json.writeNumberProperty("format", FORMAT);
        json.writeStringProperty("input", job.input());
        json.writeNumberProperty("size", job.fingerprint().size());
        json.writeStringProperty("sha256", job.fingerprint().sha256());
        json.writeStringProperty("to", job.to());
        json.writeStringProperty("label", job.label());
        json.writeBooleanProperty("finished", position.finished());
        json.writeNumberProperty("rows", tally.rows());
        json.writeNumberProperty("nanos", position.nanos());
        for (Tally.Count count : Tally.Count.values()) {
            json.writeNumberProperty(count.id(), tally.get(count));
        }
        latencies(tally.latencies(), json);
        json.writeEndObject();
    }

    private static void latencies(Latencies latencies, JsonGenerator json) {
        json.writeName("latencies");
        json.writeStartArray();
        for (int bucket = 0; bucket < Latencies.BUCKETS; bucket++) {
            if (latencies.count(bucket) > 0) {
                json.writeNumber(bucket).writeNumber(latencies.count(bucket));
            }
        }
        json.writeEndArray();
    }

    /// @throws JacksonException where the bytes are no JSON
    /// @throws IllegalArgumentException where they are no position
    static Position read(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            Reading reading = new Reading();
            reading.document(parser);
            return reading.position();
        }
    }

    private static final class Reading {

        private final Map<String, String> fields = new HashMap<>();
        private final Tally tally = new Tally();

        void document(JsonParser parser) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    latencies(parser);
                } else {
                    fields.put(name, parser.getString());
                }
            }
            expect(parser.nextToken() == null);
        }

        private void latencies(JsonParser parser) {
            while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                int bucket = parser.getIntValue();
                parser.nextToken();
                expect(bucket >= 0 && bucket < Latencies.BUCKETS && parser.getLongValue() > 0);
                tally.latencies().add(bucket, parser.getLongValue());
            }
        }

        Position position() {
            expect(number("format") == FORMAT);
            for (Tally.Count count : Tally.Count.values()) {
                tally.add(count, number(count.id()));
            }
            expect(number("rows") == tally.rows());
            Fingerprint fingerprint = new Fingerprint(number("size"), text("sha256"));
            Position.Job job = new Position.Job(text("input"), fingerprint, text("to"), text("label"));
            return new Position(job, tally, Boolean.parseBoolean(text("finished")), number("nanos"));
        }

        private String text(String name) {
            String text = fields.get(name);
            expect(text != null);
            return Objects.requireNonNull(text);
        }

        private long number(String name) {
            long number = Long.parseLong(text(name));
            expect(number >= 0);
            return number;
        }

        private static void expect(boolean holds) {
            if (!holds) {
                throw new IllegalArgumentException("not a position");
            }
        }
    }
}
