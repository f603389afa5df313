package io.vigil.core.format;

import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.Schema;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads records out of Jackson's tokens, as a reference.
final class JacksonRecord {

    private static final int NEVER = -1;

    private final Schema schema;
    private final Decoding decoding;
    private final Names others = new Names();
    private final int[] lastSeen;

    JacksonRecord(Schema schema, Decoding decoding) {
        this.schema = schema;
        this.decoding = decoding;
        this.lastSeen = new int[schema.size()];
        Arrays.fill(lastSeen, NEVER);
    }

    /// Reads the value at which the parser stands into a record, and leaves the parser at its end.
    void read(JsonParser parser, int record) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            fields(parser, record);
        } else {
            decoding.recordProblem(
                    record, Problem.Code.TYPE, "a record must be an object, not " + JacksonRecords.name(parser.currentToken()));
            parser.skipChildren();
        }
        decoding.endRecord(record);
    }

    private void fields(JsonParser parser, int record) {
        others.clear();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            int feature = schema.find(name);
            if (feature < 0) {
                other(name, record);
            } else if (lastSeen[feature] == record) {
                decoding.fieldProblem(record, name, Problem.Code.DUPLICATE, Rules.twice(name));
            } else {
                lastSeen[feature] = record;
                value(parser, record, feature);
            }
            parser.skipChildren();
        }
        requireAll(record);
    }

    private void other(String name, int record) {
        if (others.size() > Rules.MAX_OTHER_FIELDS) {
            return;
        }
        if (!others.add(name)) {
            decoding.fieldProblem(record, name, Problem.Code.DUPLICATE, Rules.twice(name));
        } else if (others.size() > Rules.MAX_OTHER_FIELDS) {
            decoding.recordProblem(record, Problem.Code.FIELDS, "the record holds " + Rules.TOO_MANY_FIELDS);
        } else if (!schema.ignores(name)) {
            decoding.unknown(name);
        }
    }

    private void value(JsonParser parser, int record, int index) {
        Feature feature = schema.features().get(index);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            if (!Rules.imputes(feature)) {
                decoding.fieldProblem(record, feature.name(), Problem.Code.NULL, Rules.notNull(feature.name()));
            }
        } else if (feature instanceof CategoricalFeature categorical) {
            category(parser, record, index, categorical);
        } else if (token.isNumeric()) {
            number(parser, record, index);
        } else {
            wrongType(record, feature, "a number", token);
        }
    }

    private void number(JsonParser parser, int record, int index) {
        double value = Double.parseDouble(parser.getString());
        if (Double.isInfinite(value)) {
            String name = schema.features().get(index).name();
            decoding.fieldProblem(record, name, Problem.Code.RANGE, Rules.finite(name));
        }
        decoding.batch().set(record, index, value);
    }

    private void category(JsonParser parser, int record, int index, CategoricalFeature feature) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            decoding.batch().set(record, index, feature.code(parser.getString()));
        } else {
            wrongType(record, feature, "a string", parser.currentToken());
        }
    }

    private void wrongType(int record, Feature feature, String wanted, JsonToken token) {
        decoding.fieldProblem(
                record,
                feature.name(),
                Problem.Code.TYPE,
                feature.name() + " must be " + wanted + ", not " + JacksonRecords.name(token));
    }

    private void requireAll(int record) {
        for (int f = 0; f < lastSeen.length; f++) {
            Feature feature = schema.features().get(f);
            if (lastSeen[f] != record && !Rules.imputes(feature)) {
                decoding.fieldProblem(record, feature.name(), Problem.Code.MISSING, Rules.required(feature.name()));
            }
        }
    }
}
