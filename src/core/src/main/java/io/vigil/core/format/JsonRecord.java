package io.vigil.core.format;

import io.vigil.core.format.JsonCursor.Broken;
import io.vigil.core.format.JsonCursor.Kind;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.Schema;
import java.util.Arrays;

/// Reads JSON objects as records, one after the other.
final class JsonRecord {

    private static final int NEVER = -1;

    private final Schema schema;
    private final Decoding decoding;
    private final Names others = new Names();
    private final Places places;
    private final int[] lastSeen;

    JsonRecord(Schema schema, Decoding decoding) {
        this.schema = schema;
        this.decoding = decoding;
        this.places = new Places(schema);
        this.lastSeen = new int[schema.size()];
        Arrays.fill(lastSeen, NEVER);
    }

    /// Reads the value that the cursor has entered into a record, and leaves it.
    void read(JsonCursor json, int record) throws Broken {
        if (json.kind() == Kind.OBJECT) {
            fields(json, record);
        } else {
            decoding.recordProblem(
                    record, Problem.Code.TYPE, "a record must be an object, not " + json.kind().words());
            json.skip();
        }
        decoding.endRecord(record);
    }

    private void fields(JsonCursor json, int record) throws Broken {
        others.clear();
        int place = 0;
        for (int field = 0; json.nextField(places.from(place), places.length(place)); field++) {
            if (!json.guessed()) {
                places.put(place, json);
            }
            int feature = places.feature(place);
            if (feature < 0) {
                other(places.name(place), record);
            } else if (lastSeen[feature] == record) {
                String name = places.name(place);
                decoding.fieldProblem(record, name, Problem.Code.DUPLICATE, Rules.twice(name));
            } else {
                lastSeen[feature] = record;
                value(json, record, feature);
            }
            json.skip();
            place = Places.of(field + 1);
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

    private void value(JsonCursor json, int record, int index) throws Broken {
        Feature feature = schema.features().get(index);
        if (json.kind() == Kind.NULL) {
            if (!Rules.imputes(feature)) {
                decoding.fieldProblem(record, feature.name(), Problem.Code.NULL, Rules.notNull(feature.name()));
            }
        } else if (feature instanceof CategoricalFeature categorical) {
            category(json, record, index, categorical);
        } else if (json.kind() == Kind.NUMBER) {
            number(json.number(), record, index);
        } else {
            wrongType(record, feature, "a number", json.kind());
        }
    }

    private void number(double value, int record, int index) {
        if (Double.isInfinite(value)) {
            String name = schema.features().get(index).name();
            decoding.fieldProblem(record, name, Problem.Code.RANGE, Rules.finite(name));
        }
        decoding.batch().set(record, index, value);
    }

    private void category(JsonCursor json, int record, int index, CategoricalFeature feature) throws Broken {
        if (json.kind() == Kind.STRING) {
            decoding.batch().set(record, index, feature.code(json.string()));
        } else {
            wrongType(record, feature, "a string", json.kind());
        }
    }

    private void wrongType(int record, Feature feature, String wanted, Kind kind) {
        decoding.fieldProblem(
                record,
                feature.name(),
                Problem.Code.TYPE,
                feature.name() + " must be " + wanted + ", not " + kind.words());
    }

    private void requireAll(int record) {
        for (int f = 0; f < lastSeen.length; f++) {
            if (lastSeen[f] != record && !Rules.imputes(schema.features().get(f))) {
                String name = schema.features().get(f).name();
                decoding.fieldProblem(record, name, Problem.Code.MISSING, Rules.required(name));
            }
        }
    }
}
