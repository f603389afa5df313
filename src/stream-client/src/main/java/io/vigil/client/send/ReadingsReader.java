package io.vigil.client.send;

import io.vigil.client.read.ReplayException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads the JSON with which `/readings` answers.
///
/// A row of a table with several sensors side by side is several readings: it is scored where one of
/// them is, an anomaly where one of them is, and its score is the highest.
final class ReadingsReader {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<Result> results = new ArrayList<>();

    private ReadingsReader() {}

    /// @param verdict null where the reading got none
    /// @param reason null where it was not rejected
    private record Result(Outcome.@Nullable Scored verdict, @Nullable String reason) {}

    /// @param rows how many rows were sent
    /// @throws ReplayException where the body is no such answer
    static Answer read(byte[] body, int rows, long nanos) throws ReplayException {
        ReadingsReader reader = new ReadingsReader();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            reader.document(parser);
        } catch (JacksonException e) {
            throw new ReplayException("the answer is not JSON; is this a Vigil server?");
        }
        return reader.answer(rows, nanos);
    }

    private void document(JsonParser parser) throws ReplayException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new ReplayException("the answer is not a JSON object; is this a Vigil server?");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("results")) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    results.add(result(parser));
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private static Result result(JsonParser parser) {
        Outcome.Scored verdict = null;
        String reason = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && name.equals("verdict")) {
                verdict = verdict(parser);
            } else if (value == JsonToken.VALUE_STRING && name.equals("reason")) {
                reason = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        return new Result(verdict, reason);
    }

    private static Outcome.Scored verdict(JsonParser parser) {
        boolean anomaly = false;
        double score = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isBoolean() && name.equals("is_anomaly")) {
                anomaly = parser.getBooleanValue();
            } else if (value.isNumeric() && name.equals("anomaly_score")) {
                score = parser.getDoubleValue();
            } else {
                parser.skipChildren();
            }
        }
        return new Outcome.Scored(anomaly, score);
    }

    private Answer answer(int rows, long nanos) throws ReplayException {
        int perRow = results.size() / rows;
        if (perRow == 0 || results.size() % rows != 0) {
            throw new ReplayException("the answer has " + results.size() + " results for " + rows
                    + " rows; is this a Vigil server?");
        }
        List<Outcome> outcomes = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            outcomes.add(outcome(results.subList(row * perRow, (row + 1) * perRow)));
        }
        long stored = results.stream().filter(result -> result.verdict() != null).count();
        long rejected = results.stream().filter(result -> result.reason() != null).count();
        Answer.Readings readings = new Answer.Readings(stored, results.size() - stored - rejected, rejected);
        return new Answer(outcomes, readings, List.of(), nanos);
    }

    private static Outcome outcome(List<Result> readings) {
        Outcome.Scored loudest = null;
        boolean anomaly = false;
        Set<String> reasons = new LinkedHashSet<>();
        for (Result reading : readings) {
            Outcome.Scored verdict = reading.verdict();
            if (verdict != null) {
                loudest = loudest == null || verdict.score() > loudest.score() ? verdict : loudest;
                anomaly |= verdict.anomaly();
            } else if (reading.reason() != null) {
                reasons.add(reading.reason());
            }
        }
        if (loudest != null) {
            return new Outcome.Scored(anomaly, loudest.score());
        }
        return reasons.isEmpty() ? new Outcome.Duplicate() : new Outcome.Rejected(String.join("; ", reasons));
    }
}
