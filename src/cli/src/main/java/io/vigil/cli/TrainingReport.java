package io.vigil.cli;

import io.vigil.core.evaluate.Evaluation;
import io.vigil.core.forest.Forest;
import io.vigil.edge.EvaluationTable;
import io.vigil.train.TrainedModel;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Columns;
import io.vigil.train.data.Dataset;
import io.vigil.train.data.Table;
import io.vigil.train.validate.Evaluated;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A training, told to people.
final class TrainingReport {

    private final PrintWriter out;

    TrainingReport(PrintWriter out) {
        this.out = out;
    }

    /// Which columns and rows are learned from, and which are not.
    void rows(Table table, Dataset rows) throws TrainingException {
        Columns columns = rows.columns();
        out.println("features: " + String.join(", ", columns.features()));
        Set<String> rest = new LinkedHashSet<>(table.header());
        columns.features().forEach(rest::remove);
        rest.remove(columns.label());
        if (!rest.isEmpty()) {
            out.println("not learned from: " + String.join(", ", rest));
        }
        for (String feature : columns.features()) {
            int unreadable = table.isNumeric(feature) ? table.unreadable(feature) : 0;
            if (unreadable > 0) {
                out.println(
                        "%s: %s cells hold no number and count as missing".formatted(feature, TextTable.count(unreadable)));
            }
        }
        for (Map.Entry<String, Integer> reason : rows.leftOut().entrySet()) {
            out.println("left out: %s rows with %s".formatted(TextTable.count(reason.getValue()), reason.getKey()));
        }
        out.println();
    }

    /// How good it is, what decides, and where it is.
    void model(TrainedModel trained, Path bundle) {
        if (trained.evaluated().size() > 1) {
            comparison(trained);
        }
        trained.evaluation().ifPresent(this::evaluation);
        line("model", trained.algorithm().id() + size(trained));
        line("settings", settings(trained));
        line("threshold", String.format(Locale.ROOT, "%.6g, %s", trained.pipeline().threshold(), trained.fitted().how()));
        line("", flagged(trained));
        line("bundle", bundle.toString());
    }

    private static String flagged(TrainedModel trained) {
        int learned = trained.learned().size();
        String kind = learned < trained.data().size() ? "normal rows" : "rows";
        return String.format(
                Locale.ROOT, "flags %.1f %% of the %,d %s it was fitted on", 100 * trained.flagged(), learned, kind);
    }

    private void comparison(TrainedModel trained) {
        TextTable table = new TextTable("out of fold", "precision", "recall", "F1", "AUC", "average precision");
        for (Evaluated each : trained.evaluated()) {
            table.row(
                    each.algorithm().id(),
                    TextTable.brief(each.mean(Evaluation::precision)),
                    TextTable.brief(each.mean(Evaluation::recall)),
                    TextTable.brief(each.mean(Evaluation::f1)),
                    TextTable.brief(each.mean(Evaluation::auc)),
                    TextTable.brief(each.mean(Evaluation::averagePrecision)));
        }
        table.print(out);
        out.println();
    }

    private void evaluation(Evaluated evaluated) {
        int repeats = evaluated.repeats().size();
        out.println("%s on %d folds%s".formatted(
                evaluated.algorithm().id(),
                evaluated.folds(),
                repeats > 1 ? ", dealt %d times, so that each row counts %d times".formatted(repeats, repeats) : ""));
        Evaluation mean = new Evaluation(
                evaluated.confusion(), evaluated.mean(Evaluation::auc), evaluated.mean(Evaluation::averagePrecision));
        new EvaluationTable(mean, 0, 0).print(out);
        out.println();
    }

    private static String size(TrainedModel trained) {
        return trained.pipeline().estimator().forest().map(TrainingReport::size).orElse("");
    }

    private static String size(Forest forest) {
        return ", %s trees, %s nodes".formatted(TextTable.count(forest.trees()), TextTable.count(forest.nodes()));
    }

    private static String settings(TrainedModel trained) {
        return trained.fitted().candidate().settings().inForce(trained.algorithm()).entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private void line(String what, String value) {
        out.println("%-9s  %s".formatted(what, value));
    }
}
