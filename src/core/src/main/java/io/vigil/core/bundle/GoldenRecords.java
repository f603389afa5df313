package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.GoldenRecord;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.Scores;
import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Records that travel with a model and prove, wherever it is loaded, that it scores as it did where
/// it was made.
final class GoldenRecords {

    private static final int COUNT = 16;

    /// `Math.pow` differs between processors, by far less than this.
    private static final double TOLERANCE = 1e-12;

    private GoldenRecords() {}

    /// Takes records evenly spread over those that the pipeline can score.
    static List<GoldenRecord> take(Pipeline pipeline, RecordBatch records) {
        int[] usable = usable(pipeline, records);
        if (usable.length == 0) {
            throw new IllegalArgumentException("at least one of the records must be one that the model can score");
        }
        int count = Math.min(COUNT, usable.length);
        RecordBatch batch = new RecordBatch(records.features(), count);
        for (int i = 0; i < count; i++) {
            int from = usable[count == 1 ? 0 : (int) ((long) i * (usable.length - 1) / (count - 1))];
            int to = batch.addRow();
            for (int f = 0; f < records.features(); f++) {
                batch.set(to, f, records.value(from, f));
            }
        }
        return score(pipeline, batch);
    }

    private static List<GoldenRecord> score(Pipeline pipeline, RecordBatch batch) {
        Scores scores = pipeline.score(batch);
        double[][] sums = pipeline.leafSums(batch);
        List<GoldenRecord> golden = new ArrayList<>();
        for (int r = 0; r < batch.rows(); r++) {
            double[] values = new double[batch.features()];
            for (int f = 0; f < values.length; f++) {
                values[f] = batch.value(r, f);
            }
            double[] leafSums = new double[sums.length];
            for (int o = 0; o < leafSums.length; o++) {
                leafSums[o] = sums[o][r];
            }
            golden.add(new GoldenRecord(values, leafSums, scores.score(r)));
        }
        return golden;
    }

    private static int[] usable(Pipeline pipeline, RecordBatch records) {
        int[] rows = new int[records.rows()];
        int count = 0;
        for (int r = 0; r < rows.length; r++) {
            boolean fits = true;
            for (int f = 0; f < records.features(); f++) {
                fits &= fits(pipeline.schema().features().get(f), records.value(r, f));
            }
            if (fits) {
                rows[count++] = r;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static boolean fits(Feature feature, double value) {
        return Double.isFinite(value)
                || (Double.isNaN(value)
                        && !(feature instanceof NumericFeature numeric && numeric.missing() == MissingPolicy.REJECT));
    }

    /// Scores the manifest's golden records again.
    ///
    /// @throws BundleException where one does not come out as stored
    static void check(Manifest manifest, Pipeline pipeline) throws BundleException {
        List<GoldenRecord> stored = manifest.golden();
        RecordBatch batch = new RecordBatch(manifest.schema().size(), stored.size());
        for (GoldenRecord record : stored) {
            int row = batch.addRow();
            for (int f = 0; f < record.values().length; f++) {
                batch.set(row, f, record.values()[f]);
            }
        }
        List<GoldenRecord> scored;
        try {
            scored = score(pipeline, batch);
        } catch (IllegalArgumentException e) {
            throw new BundleException(Manifest.FILE, "golden records must be complete: " + e.getMessage(), e);
        }
        for (int r = 0; r < stored.size(); r++) {
            compare(r, stored.get(r), scored.get(r));
        }
    }

    private static void compare(int record, GoldenRecord stored, GoldenRecord scored) throws BundleException {
        if (!Arrays.equals(stored.leafSums(), scored.leafSums())) {
            throw new BundleException(
                    Manifest.FILE,
                    "golden[%d].leaf_sums must be what the model gives for its values".formatted(record));
        }
        double slack = TOLERANCE * Math.max(1, Math.abs(stored.score()));
        if (!(Math.abs(stored.score() - scored.score()) <= slack)) {
            throw new BundleException(
                    Manifest.FILE, "golden[%d].score must be what the model gives for its values".formatted(record));
        }
    }
}
