package io.vigil.edge;

import io.vigil.core.format.CsvRows;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.Numbers;
import io.vigil.core.series.Reason;
import io.vigil.core.series.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Writes each finding as the input's row and the columns of its verdict.
final class CsvFindings implements Findings {

    private static final List<String> COLUMNS =
            List.of("anomaly_score", Scoring.IS_ANOMALY, "in_event", Scoring.REASON);
    private static final List<String> WITH_SENSOR =
            List.of("sensor", "anomaly_score", Scoring.IS_ANOMALY, "in_event", Scoring.REASON);

    private final CsvRows rows;
    private final boolean severalSensors;

    private CsvFindings(CsvRows rows, boolean severalSensors) {
        this.rows = rows;
        this.severalSensors = severalSensors;
    }

    /// Opens the target and writes the header.
    ///
    /// @param severalSensors whether a row holds several readings
    /// @throws JobException where the table has a column that would be written twice
    static CsvFindings open(Target target, CsvTable table, boolean severalSensors) throws IOException, JobException {
        List<String> header = new ArrayList<>(table.header());
        for (String column : severalSensors ? WITH_SENSOR : COLUMNS) {
            Scoring.requireFree(column, table);
            header.add(column);
        }
        CsvRows rows = new CsvRows(target.text(), table.delimiter());
        rows.row(header);
        return new CsvFindings(rows, severalSensors);
    }

    @Override
    public void write(List<String> cells, Finding finding) throws IOException {
        List<String> row = new ArrayList<>(cells.size() + WITH_SENSOR.size());
        row.addAll(cells);
        if (severalSensors) {
            row.add(Objects.requireNonNullElse(finding.sensor(), ""));
        }
        Verdict verdict = finding.verdict();
        row.add(verdict == null ? "" : Numbers.text(verdict.score()));
        row.add(Boolean.toString(finding.isAnomaly()));
        row.add(Boolean.toString(verdict != null && verdict.inEvent()));
        row.add(verdict == null ? finding.reason() : joined(verdict.reasons()));
        rows.row(row);
    }

    private static String joined(List<Reason> reasons) {
        return reasons.isEmpty() ? "" : reasons.stream().map(Reason::id).collect(Collectors.joining("|"));
    }

    @Override
    public void flush() throws IOException {
        rows.flush();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
