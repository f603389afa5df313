package io.vigil.edge;

import io.vigil.core.evaluate.Evaluation;
import io.vigil.core.evaluate.Labels;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.Numbers;
import io.vigil.core.model.ScoreKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The labels, scores and decisions of a scored table; rows without a score are counted apart.
final class ScoredFile {

    private final CsvTable table;
    private final int label;
    private final int score;
    private final int decision;
    private boolean[] truth = new boolean[1024];
    private boolean[] flagged = new boolean[1024];
    private double[] scores = new double[1024];
    private int rows;
    private long unscored;
    private long unscoredAnomalies;

    private ScoredFile(CsvTable table, int label, int score, int decision) {
        this.table = table;
        this.label = label;
        this.score = score;
        this.decision = decision;
    }

    static ScoredFile read(CsvTable table, String label) throws IOException, MalformedException, JobException {
        ScoredFile file = new ScoredFile(table, column(table, label), scoreColumn(table), column(table, Scoring.IS_ANOMALY));
        while (table.next()) {
            file.take();
        }
        return file;
    }

    private static int column(CsvTable table, String name) throws JobException {
        int column = table.find(name);
        if (column < 0) {
            throw new JobException("the input lacks the column " + name);
        }
        return column;
    }

    private static int scoreColumn(CsvTable table) throws JobException {
        List<String> found = Arrays.stream(ScoreKind.values())
                .map(ScoreKind::key)
                .distinct()
                .filter(key -> table.find(key) >= 0)
                .toList();
        if (found.size() != 1) {
            throw new JobException("the input must have one of the columns anomaly_probability and anomaly_score");
        }
        return table.find(found.get(0));
    }

    private void take() throws JobException {
        boolean anomaly = truth(label);
        String text = table.cell(score);
        if (text.isEmpty()) {
            unscored++;
            unscoredAnomalies += anomaly ? 1 : 0;
            return;
        }
        double value = Numbers.parse(text);
        if (!Double.isFinite(value)) {
            throw new JobException("line %d: %s must be a number".formatted(table.line(), table.header().get(score)));
        }
        grow();
        truth[rows] = anomaly;
        flagged[rows] = truth(decision);
        scores[rows] = value;
        rows++;
    }

    private boolean truth(int column) throws JobException {
        Optional<Boolean> value = Labels.parse(table.cell(column));
        if (value.isEmpty()) {
            throw new JobException("line %d: %s must be %s".formatted(table.line(), table.header().get(column), Labels.RULE));
        }
        return value.get();
    }

    private void grow() {
        if (rows == scores.length) {
            truth = Arrays.copyOf(truth, rows * 2);
            flagged = Arrays.copyOf(flagged, rows * 2);
            scores = Arrays.copyOf(scores, rows * 2);
        }
    }

    /// How good the rows with a score are.
    Evaluation evaluation() {
        return Evaluation.of(Arrays.copyOf(truth, rows), Arrays.copyOf(scores, rows), Arrays.copyOf(flagged, rows));
    }

    long unscored() {
        return unscored;
    }

    long unscoredAnomalies() {
        return unscoredAnomalies;
    }
}
