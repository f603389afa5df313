package io.vigil.core.format;

import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;

/// A body that is being read: what [Decoded] is made of.
final class Decoding {

    private final Schema schema;
    private final int maxRecords;
    private final RecordBatch batch;
    private final Problems problems;
    private final UnknownFields unknown = new UnknownFields();
    private final String records;

    /// @param batch where the records go; what it held before is forgotten
    /// @param bare true where the body is the record itself
    Decoding(Schema schema, ReadOptions options, RecordBatch batch, boolean bare) {
        this.schema = schema;
        this.maxRecords = options.maxRecords();
        this.batch = batch;
        batch.clear();
        this.problems = new Problems(options.partial());
        this.records = bare ? "" : "/records/";
    }

    RecordBatch batch() {
        return batch;
    }

    /// Begins a record and returns its position.
    ///
    /// @throws TooLargeException where there are as many as allowed already
    int beginRecord() throws TooLargeException {
        if (batch.rows() == maxRecords) {
            throw new TooLargeException(maxRecords);
        }
        return batch.addRow();
    }

    /// Ends a record; a bad one becomes a row of zeros.
    void endRecord(int record) {
        if (problems.isBad(record)) {
            for (int f = 0; f < schema.size(); f++) {
                batch.set(record, f, 0);
            }
        }
    }

    void unknown(String name) {
        unknown.add(name);
    }

    /// The body as a whole breaks a rule.
    void bodyProblem(String pointer, Problem.Code code, String detail) {
        problems.add(new Problem(-1, pointer, code, detail));
    }

    /// A column or a field beside the records breaks a rule.
    void nameProblem(String name, Problem.Code code, String detail) {
        bodyProblem("#/" + escaped(name), code, detail);
    }

    /// A record as a whole breaks a rule.
    void recordProblem(int record, Problem.Code code, String detail) {
        problems.add(new Problem(record, pointer(record), code, detail));
    }

    /// A field of a record breaks a rule.
    void fieldProblem(int record, String name, Problem.Code code, String detail) {
        problems.add(new Problem(record, pointer(record) + "/" + escaped(name), code, detail));
    }

    /// @param bareObject the body's one object, empty where it is not bare
    Decoded finish(byte[] bareObject) {
        if (batch.rows() == 0 && !problems.bodyBroken()) {
            bodyProblem("#/records", Problem.Code.EMPTY, "records must hold at least one record");
        }
        FeatureCounts counts = FeatureCounts.of(batch, problems.badRecords(), schema);
        return new Decoded(batch, problems, unknown, counts, bareObject);
    }

    private String pointer(int record) {
        return records.isEmpty() ? "#" : "#" + records + record;
    }

    private static String escaped(String name) {
        return UnknownFields.shortened(name).replace("~", "~0").replace("/", "~1");
    }
}
