package io.vigil.cli;

import io.vigil.core.evaluate.ColumnSummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// A survey in words and tables.
///
/// @param name of the data, as a heading
record Description(String name, Survey survey) {

    private static final int BINS = 12;

    /// Texts of a column are listed one by one up to this many.
    private static final int LISTED = 20;

    private static final double NEGLIGIBLE = 1e-6;

    /// Rows, class balance and missing values.
    void printShort(PrintWriter out) {
        List<Column> columns = survey.columns();
        out.println("%s: %s rows, %s columns".formatted(name, TextTable.count(survey.rows()), columns.size() + (survey.label() == null ? 0 : 1)));
        if (survey.label() != null) {
            long anomalies = survey.count(Truth.ANOMALY);
            long normal = survey.count(Truth.NORMAL);
            out.println("%s: %s anomalies (%s), %s normal%s".formatted(
                    survey.label(),
                    TextTable.count(anomalies),
                    TextTable.percent(anomalies, anomalies + normal),
                    TextTable.count(normal),
                    aside(survey.count(Truth.UNKNOWN), "without a label")));
        }
        long missing = columns.stream().mapToLong(Column::missing).sum();
        out.println("missing values: " + TextTable.count(missing));
        if (survey.ragged() > 0) {
            out.println("rows with more or fewer cells than the header: " + TextTable.count(survey.ragged()));
        }
    }

    private static String aside(long count, String what) {
        return count == 0 ? "" : ", %s %s".formatted(TextTable.count(count), what);
    }

    /// All of it.
    void print(PrintWriter out) {
        printShort(out);
        numbers(out);
        texts(out);
    }

    private void numbers(PrintWriter out) {
        TextTable table = new TextTable(
                "numbers", "missing", "mean", "std", "min", "25 %", "median", "75 %", "max", "histogram   ",
                survey.label() == null ? "" : "corr. with " + survey.label());
        double[] labels = survey.labels();
        for (Column column : survey.columns()) {
            if (column.isNumeric()) {
                table.row(figures(column, labels));
            }
        }
        section(out, table);
    }

    private String[] figures(Column column, double[] labels) {
        double[] values = column.values();
        ColumnSummary summary = ColumnSummary.of(values);
        return new String[] {
            column.name(),
            TextTable.count(column.missing()),
            mean(summary),
            TextTable.brief(summary.std()),
            TextTable.brief(summary.quantile(0)),
            TextTable.brief(summary.quantile(0.25)),
            TextTable.brief(summary.quantile(0.5)),
            TextTable.brief(summary.quantile(0.75)),
            TextTable.brief(summary.quantile(1)),
            TextTable.bars(summary.histogram(BINS)),
            survey.label() == null ? "" : TextTable.brief(ColumnSummary.correlation(values, labels))
        };
    }

    /// A mean that is nothing but rounding of a centred column is 0.
    private static String mean(ColumnSummary summary) {
        double mean = summary.mean().orElse(0);
        return Math.abs(mean) < NEGLIGIBLE * summary.std().orElse(0) ? "0" : TextTable.brief(mean);
    }

    private void texts(PrintWriter out) {
        TextTable table = new TextTable("texts", "missing", "different");
        for (Column column : survey.columns()) {
            if (!column.isNumeric()) {
                String different = (column.isCrowded() ? "over " : "") + TextTable.count(column.texts().size());
                table.row(column.name(), TextTable.count(column.missing()), different);
            }
        }
        section(out, table);
        for (Column column : survey.columns()) {
            if (!column.isNumeric() && column.texts().size() <= LISTED) {
                section(out, perText(column));
            }
        }
    }

    private TextTable perText(Column column) {
        TextTable table = new TextTable(column.name(), "rows", survey.label() == null ? "" : "anomalies");
        for (Map.Entry<String, Column.Rows> text : column.texts().entrySet()) {
            Column.Rows rows = text.getValue();
            String rate = survey.label() == null ? "" : TextTable.percent(rows.anomalies(), rows.labelled());
            table.row(text.getKey(), TextTable.count(rows.count()), rate);
        }
        return table;
    }

    private static void section(PrintWriter out, TextTable table) {
        if (!table.isEmpty()) {
            out.println();
            table.print(out);
        }
    }
}
