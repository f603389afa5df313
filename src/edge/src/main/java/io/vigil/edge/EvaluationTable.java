package io.vigil.edge;

import io.vigil.core.evaluate.Confusion;
import io.vigil.core.evaluate.Evaluation;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/// An evaluation as a table for people; what the rows do not define is a dash.
///
/// @param unscored rows that were left out because they have no score
/// @param unscoredAnomalies how many of those are anomalies
public record EvaluationTable(Evaluation evaluation, long unscored, long unscoredAnomalies) {

    public void print(PrintWriter out) {
        Confusion confusion = evaluation.confusion();
        out.printf(Locale.ROOT, "rows              %,9d%n", confusion.rows());
        out.printf(Locale.ROOT, "anomalies         %,9d%s%n", confusion.anomalies(), share(confusion));
        if (unscored > 0) {
            out.printf(Locale.ROOT, "not scored        %,9d  left out, %,d of them anomalies%n", unscored, unscoredAnomalies);
        }
        out.println();
        out.printf(Locale.ROOT, "                    flagged  not flagged%n");
        out.printf(Locale.ROOT, "anomaly           %,9d    %,9d%n", confusion.truePositives(), confusion.falseNegatives());
        out.printf(Locale.ROOT, "normal            %,9d    %,9d%n", confusion.falsePositives(), confusion.trueNegatives());
        out.println();
        figure(out, "precision", evaluation.precision(), "of the flagged rows are anomalies");
        figure(out, "recall", evaluation.recall(), "of the anomalies were flagged");
        figure(out, "F1", evaluation.f1(), "harmonic mean of the two");
        figure(out, "false alarms", confusion.falseAlarmRate(), "of the normal rows were flagged");
        figure(out, "AUC", evaluation.auc(), "at any threshold; 0.5 is chance");
        figure(out, "average precision", evaluation.averagePrecision(), "at any threshold; the share of anomalies is chance");
    }

    private static String share(Confusion confusion) {
        return confusion.rows() == 0
                ? ""
                : String.format(Locale.ROOT, "  %.1f %%", 100.0 * confusion.anomalies() / confusion.rows());
    }

    private static void figure(PrintWriter out, String name, OptionalDouble value, String meaning) {
        String text = value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
        out.printf(Locale.ROOT, "%-17s %9s  %s%n", name, text, meaning);
    }
}
