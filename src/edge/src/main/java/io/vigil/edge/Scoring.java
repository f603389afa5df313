package io.vigil.edge;

import io.vigil.core.bundle.Manifest;
import io.vigil.core.format.CsvRows;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.Numbers;
import io.vigil.core.format.RowReader;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.TrailingMedian;
import io.vigil.core.record.RecordBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries the rows of a table through a model, in their order.
final class Scoring {

    static final String IS_ANOMALY = "is_anomaly";
    static final String REASON = "reason";

    /// Rows of a file that are scored together.
    private static final int BLOCK = 1024;

    private final Pipeline pipeline;
    private final CsvTable table;
    private final RowReader reader;
    private final RecordBatch batch;
    private final List<List<String>> cells = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final @Nullable TrailingMedian smoothing;
    private final int keyColumn;
    private long rows;
    private long anomalies;
    private final LineCounts unscored = new LineCounts();

    private Scoring(Pipeline pipeline, CsvTable table, @Nullable TrailingMedian smoothing, int keyColumn)
            throws MalformedException {
        this.pipeline = pipeline;
        this.table = table;
        this.reader = RowReader.of(pipeline.schema(), table);
        this.batch = new RecordBatch(pipeline.schema().size());
        this.smoothing = smoothing;
        this.keyColumn = keyColumn;
    }

    /// @throws MalformedException where the table lacks columns that the model reads
    /// @throws JobException where it lacks the column that smoothing goes by, or has one that would
    ///     be written twice
    static Scoring of(Pipeline pipeline, Manifest manifest, CsvTable table) throws MalformedException, JobException {
        for (String column : List.of(pipeline.estimator().scoreKind().key(), IS_ANOMALY, REASON)) {
            requireFree(column, table);
        }
        Manifest.Smoothing smoothing = manifest.smoothing();
        if (smoothing == null) {
            return new Scoring(pipeline, table, null, -1);
        }
        int keyColumn = -1;
        if (smoothing.key() != null) {
            keyColumn = table.find(smoothing.key());
            if (keyColumn < 0) {
                throw new JobException("the model smooths its scores per %s, the input lacks that column".formatted(smoothing.key()));
            }
        }
        return new Scoring(pipeline, table, new TrailingMedian(smoothing.rows()), keyColumn);
    }

    /// @throws JobException where the input has the column that is to be added
    static void requireFree(String column, CsvTable table) throws JobException {
        if (table.find(column) >= 0) {
            throw new JobException("the input has a column %s already, rename it".formatted(column));
        }
    }

    /// Writes a header and every row.
    ///
    /// @param live whether each row is answered before the next one is read
    /// @param onlyAnomalies whether the other rows are left out
    void run(CsvRows out, boolean live, boolean onlyAnomalies) throws IOException, MalformedException {
        List<String> header = new ArrayList<>(table.header());
        header.addAll(List.of(pipeline.estimator().scoreKind().key(), IS_ANOMALY, REASON));
        out.row(header);
        if (live) {
            out.flush();
        }
        while (table.next()) {
            take();
            if (live || batch.rows() == BLOCK) {
                answer(out, onlyAnomalies);
            }
            if (live) {
                out.flush();
            }
        }
        answer(out, onlyAnomalies);
    }

    private void take() {
        reasons.add(reader.read(table, batch));
        lines.add(table.line());
        keys.add(keyColumn < 0 ? "" : table.cell(keyColumn));
        cells.add(new ArrayList<>(table.fittedCells()));
    }

    private void answer(CsvRows out, boolean onlyAnomalies) throws IOException {
        if (batch.rows() == 0) {
            return;
        }
        double[] scores = pipeline.score(batch).values();
        for (int r = 0; r < scores.length; r++) {
            boolean anomaly = judge(r, scores[r]);
            if (anomaly || !onlyAnomalies) {
                out.row(cells.get(r));
            }
        }
        batch.clear();
        cells.clear();
        reasons.clear();
        keys.clear();
        lines.clear();
    }

    /// Completes the row and says whether it is an anomaly.
    private boolean judge(int row, double raw) {
        rows++;
        String reason = reasons.get(row);
        if (!reason.isEmpty()) {
            unscored.add(reason, lines.get(row));
            cells.get(row).addAll(List.of("", "false", reason));
            return false;
        }
        double score = smoothing == null ? raw : smoothing.add(keys.get(row), raw);
        boolean anomaly = score >= pipeline.threshold();
        anomalies += anomaly ? 1 : 0;
        cells.get(row).addAll(List.of(Numbers.text(score), Boolean.toString(anomaly), ""));
        return anomaly;
    }

    long rows() {
        return rows;
    }

    long anomalies() {
        return anomalies;
    }

    /// The rows without a score.
    LineCounts unscored() {
        return unscored;
    }
}
