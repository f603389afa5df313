package io.vigil.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// How far a replay has come, with all it has counted, as `--resume` keeps it in a file.
///
/// @param job what was replayed: a position of another job is refused
/// @param finished true once the input's end was reached
/// @param nanos how long the runs so far took
record Position(Job job, Tally tally, boolean finished, long nanos) {

    private static final int FORMAT = 1;

    /// @param input the file's path, for messages alone
    /// @param model the model asked for, empty for the server's default
    /// @param label the label asked for, empty for the usual names
    record Job(String input, Fingerprint fingerprint, String model, String label) {

        static Job of(Plan plan) throws IOException {
            Path path = Path.of(plan.file()).toAbsolutePath().normalize();
            return new Job(
                    path.toString(), Fingerprint.of(path), orEmpty(plan.model()), orEmpty(plan.label()));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /// The position in a file, or the start of the job where there is no such file.
    ///
    /// @throws ReplayException where the file holds no position, or one of another job
    static Position load(Path file, Job job) throws IOException, ReplayException {
        if (!Files.exists(file)) {
            return new Position(job, new Tally(), false, 0);
        }
        Position position = read(file);
        Job other = position.job();
        if (!other.fingerprint().equals(job.fingerprint())) {
            throw refusal(file, "belongs to another input: " + other.input() + " as it was then, "
                    + other.fingerprint().size() + " bytes; " + job.input() + " has "
                    + job.fingerprint().size());
        }
        if (!other.model().equals(job.model())) {
            throw refusal(file, "belongs to a replay to " + modelName(other.model()) + ", not " + modelName(job.model()));
        }
        if (!other.label().equals(job.label())) {
            throw refusal(file, "belongs to a replay with another --label");
        }
        return position;
    }

    private static String modelName(String model) {
        return model.isEmpty() ? "the default model" : "the model " + model;
    }

    private static ReplayException refusal(Path file, String reason) {
        return new ReplayException(
                "the position file " + file + " " + reason + "; delete it or name another to start from the first row");
    }

    private static Position read(Path file) throws IOException, ReplayException {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
            Reading reading = new Reading();
            reading.document(parser);
            return reading.position();
        } catch (JacksonException | IllegalArgumentException e) {
            throw refusal(file, "cannot be understood");
        }
    }

    /// Replaces the file in one step, so that a reader finds the old position or the new one.
    void save(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), Files.newBufferedWriter(fresh))) {
            write(json);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("format", FORMAT);
        json.writeStringProperty("input", job.input());
        json.writeNumberProperty("size", job.fingerprint().size());
        json.writeStringProperty("sha256", job.fingerprint().sha256());
        json.writeStringProperty("model", job.model());
        json.writeStringProperty("label", job.label());
        json.writeBooleanProperty("finished", finished);
        json.writeNumberProperty("rows", tally.rows());
        json.writeNumberProperty("nanos", nanos);
        for (Tally.Count count : Tally.Count.values()) {
            json.writeNumberProperty(count.id(), tally.get(count));
        }
        json.writeName("latencies");
        json.writeStartArray();
        for (int bucket = 0; bucket < Latencies.BUCKETS; bucket++) {
            if (tally.latencies().count(bucket) > 0) {
                json.writeNumber(bucket).writeNumber(tally.latencies().count(bucket));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
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
            Job job = new Job(text("input"), fingerprint, text("model"), text("label"));
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
