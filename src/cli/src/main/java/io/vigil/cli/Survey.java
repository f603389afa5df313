package io.vigil.cli;

import io.vigil.core.evaluate.Labels;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.edge.JobException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All of a file, column by column.
final class Survey {

    private final List<Column> columns = new ArrayList<>();
    private final List<Truth> truth = new ArrayList<>();
    private final @Nullable String label;
    private long ragged;

    private Survey(@Nullable String label) {
        this.label = label;
    }

    /// @param label the column that holds the truth, or null
    /// @throws JobException where that column is absent or holds something else than labels
    static Survey read(CsvTable table, @Nullable String label) throws IOException, MalformedException, JobException {
        Survey survey = new Survey(label);
        int labelColumn = label == null ? -1 : table.find(label);
        if (label != null && labelColumn < 0) {
            throw new JobException("the data lacks the column " + label);
        }
        for (String name : table.header()) {
            survey.columns.add(new Column(name));
        }
        while (table.next()) {
            survey.take(table, labelColumn);
        }
        return survey;
    }

    private void take(CsvTable table, int labelColumn) throws JobException {
        Truth row = labelColumn < 0 ? Truth.UNKNOWN : truth(table, labelColumn);
        truth.add(row);
        ragged += table.ragged() ? 1 : 0;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(table.cell(i), row);
        }
    }

    private static Truth truth(CsvTable table, int column) throws JobException {
        String text = table.cell(column);
        if (text.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Optional<Boolean> anomaly = Labels.parse(text);
        if (anomaly.isEmpty()) {
            throw new JobException("line %d: %s must be %s".formatted(table.line(), table.header().get(column), Labels.RULE));
        }
        return anomaly.get() ? Truth.ANOMALY : Truth.NORMAL;
    }

    int rows() {
        return truth.size();
    }

    /// Rows with more or fewer cells than the header.
    long ragged() {
        return ragged;
    }

    long count(Truth wanted) {
        return truth.stream().filter(row -> row == wanted).count();
    }

    @Nullable String label() {
        return label;
    }

    /// All columns but the label.
    List<Column> columns() {
        return columns.stream().filter(column -> !column.name().equals(label)).toList();
    }

    /// 1 for an anomaly, 0 for a normal row, NaN for one without a label.
    double[] labels() {
        return truth.stream()
                .mapToDouble(row -> row == Truth.UNKNOWN ? Double.NaN : row == Truth.ANOMALY ? 1 : 0)
                .toArray();
    }
}
