package io.vigil.client.send;

import io.vigil.client.read.ReplayException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads the JSON with which `/predict` answers `{"records":[..]}`.
final class AnswerReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private AnswerReader() {}

    /// @param rows how many rows were sent
    /// @throws ReplayException where the body is no such answer
    static Answer read(byte[] body, int rows, long nanos) throws ReplayException {
        AnswerReader reader = new AnswerReader();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            reader.document(parser);
        } catch (JacksonException e) {
            throw new ReplayException("the answer is not JSON; is this a Vigil server?");
        }
        if (reader.outcomes.size() != rows) {
            throw new ReplayException("the answer has " + reader.outcomes.size() + " results for " + rows
                    + " rows; is this a Vigil server?");
        }
        return new Answer(reader.outcomes, Answer.Readings.NONE, reader.warnings, nanos);
    }

    private void document(JsonParser parser) throws ReplayException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new ReplayException("the answer is not a JSON object; is this a Vigil server?");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && name.equals("results")) {
                results(parser);
            } else if (value == JsonToken.START_ARRAY && name.equals("warnings")) {
                warnings(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void results(JsonParser parser) throws ReplayException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            outcomes.add(result(parser));
        }
    }

    private Outcome result(JsonParser parser) throws ReplayException {
        Boolean anomaly = null;
        double score = Double.NaN;
        List<String> errors = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isBoolean() && name.equals("is_anomaly")) {
                anomaly = parser.getBooleanValue();
            } else if (value.isNumeric() && (name.equals("anomaly_probability") || name.equals("anomaly_score"))) {
                score = parser.getDoubleValue();
            } else if (value == JsonToken.START_ARRAY && name.equals("errors")) {
                errors = Problem.details(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (errors != null) {
            return new Outcome.Rejected(String.join("; ", errors));
        }
        if (anomaly == null || Double.isNaN(score)) {
            throw new ReplayException("a result of the answer has neither score nor errors; is this a Vigil server?");
        }
        return new Outcome.Scored(anomaly, score);
    }

    private void warnings(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                warnings.add(parser.getString());
            }
            parser.skipChildren();
        }
    }
}
