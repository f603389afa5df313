package io.vigil.core.format;

import io.vigil.core.model.Scores;
import io.vigil.core.record.RecordBatch;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// What a body held: its records in columns, and everything that is wrong with it.
public final class Decoded {

    /// How many problems are listed: in all of the body, or before only the first of each further
    /// bad record is.
    public static final int MAX_PROBLEMS = 100;

    private final RecordBatch batch;
    private final BitSet bad;
    private final List<Problem> problems;
    private final long problemCount;
    private final boolean bodyBroken;
    private final boolean partial;
    private final List<String> unknownFields;
    private final FeatureCounts counts;
    private final byte[] bareObject;

    Decoded(RecordBatch batch, Problems problems, UnknownFields unknown, FeatureCounts counts, byte[] bareObject) {
        this.batch = batch;
        this.bad = problems.badRecords();
        this.problems = problems.listed();
        this.problemCount = problems.count();
        this.bodyBroken = problems.bodyBroken();
        this.partial = problems.partial();
        this.unknownFields = unknown.names();
        this.counts = counts;
        this.bareObject = bareObject;
    }

    /// One row per record, in the order of the body. A bad record has a row of zeros, which scores
    /// but means nothing.
    public RecordBatch batch() {
        return batch;
    }

    public int records() {
        return batch.rows();
    }

    /// True where the record breaks a rule.
    public boolean isBad(int record) {
        return bad.get(record);
    }

    public int badRecords() {
        return bad.cardinality();
    }

    /// True where nothing may be scored: there is a problem and the options were not partial, the
    /// body as a whole is wrong, or every record is bad.
    public boolean refused() {
        return bodyBroken || (partial ? bad.cardinality() == batch.rows() : problemCount > 0);
    }

    /// The problems in the order they were met, at most [#MAX_PROBLEMS]; where the good records are
    /// to be scored, beyond these the first of every further bad record.
    public List<Problem> problems() {
        return refused() ? problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS)) : problems;
    }

    /// How many problems there are, listed or not.
    public long problemCount() {
        return problemCount;
    }

    /// Names the schema does not know, sorted; the first [UnknownFields#MAX_NAMES] that were met.
    public List<String> unknownFields() {
        return unknownFields;
    }

    /// How many values of the good records were missing and imputed, per feature.
    public long[] missing() {
        return counts.missing();
    }

    /// How many values of the good records lay outside what training saw, per feature.
    public long[] outOfRange() {
        return counts.outOfRange();
    }

    /// The body's one bare object, byte by byte as it was sent; empty for a body with `records`.
    public Optional<byte[]> bareObject() {
        return bareObject.length == 0
                ? Optional.empty()
                : Optional.of(Arrays.copyOf(bareObject, bareObject.length));
    }

    /// How many good records are anomalies by their scores.
    public int anomalies(Scores scores) {
        int count = 0;
        for (int r = 0; r < scores.size(); r++) {
            if (scores.isAnomaly(r) && !bad.get(r)) {
                count++;
            }
        }
        return count;
    }
}
