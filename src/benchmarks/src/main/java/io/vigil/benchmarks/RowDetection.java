package io.vigil.benchmarks;

import io.vigil.benchmarks.rows.Ranking;
import io.vigil.benchmarks.rows.RowDetector;
import io.vigil.benchmarks.rows.RowModel;
import io.vigil.benchmarks.rows.Skab;
import io.vigil.benchmarks.rows.TennesseeEastman;
import io.vigil.core.evaluate.Confusion;
import io.vigil.core.evaluate.Evaluation;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Table;
import io.vigil.train.validate.Evaluated;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Prints how well the row models find anomalies in public sets. Models have one configuration, and
/// choose their thresholds by the rows they learn from.
final class RowDetection {

    private final PrintStream out;

    RowDetection(PrintStream out) {
        this.out = out;
    }

    /// @param data the folder with `skab`, `tep`, `odds` and `iot`
    void print(Path data) throws IOException, TrainingException {
        printSkab(Skab.read(data.resolve("skab")));
        printTennesseeEastman(data.resolve("tep"));
        printOutliers(data.resolve("odds"), List.of("thyroid", "cardio"));
        printDevice(Table.read(data.resolve("iot/train.csv")));
    }

    private void printSkab(List<Table> files) throws TrainingException {
        out.printf("SKAB, %d files%n%-36s %9s %15s %9s%n", files.size(), "model", "F1", "false alarms %", "recall %");
        for (RowDetector model : RowModel.ALL) {
            Confusion found = Skab.judge(model, files);
            out.printf(
                    "%-36s %9.3f %15.1f %9.1f%n",
                    model.name(),
                    found.f1().orElseThrow(),
                    100 * found.falseAlarmRate().orElseThrow(),
                    100 * found.recall().orElseThrow());
        }
        out.println();
    }

    private void printTennesseeEastman(Path folder) throws IOException, TrainingException {
        out.printf("Tennessee Eastman%n%-36s %9s %15s %9s%n", "model", "missed %", "false alarms %", "faults");
        for (RowDetector model : RowModel.ALL) {
            TennesseeEastman found = TennesseeEastman.judge(model, folder);
            out.printf(
                    "%-36s %9.2f %15.2f %9d%n", model.name(), 100 * found.missed(), 100 * found.falseAlarms(), found.faults());
        }
        out.println();
    }

    private void printOutliers(Path folder, List<String> sets) throws IOException, TrainingException {
        out.printf("Outliers%n%-36s %9s %9s%n", "set", "AUROC", "noise");
        for (String set : sets) {
            Table table = Table.read(folder.resolve(set + ".csv"));
            double noise = Ranking.noise(table, "anomaly").auc().orElseThrow();
            out.printf("%-36s %9.3f %9.3f%n", set, Ranking.isolationForest(table, "anomaly"), noise);
        }
        out.println();
    }

    private void printDevice(Table table) throws TrainingException {
        out.printf("Device readings%n%-36s %9s %9s %9s%n", "model", "AUC", "AP", "nested F1");
        Evaluated forest = Ranking.deviceForest(table);
        printFigures(
                "random-forest --tune",
                forest.mean(Evaluation::auc).orElseThrow(),
                forest.mean(Evaluation::averagePrecision).orElseThrow(),
                forest.mean(Evaluation::f1).orElseThrow());
        Evaluation noise = Ranking.noise(table, "Anomaly");
        printFigures(
                "noise",
                noise.auc().orElseThrow(),
                noise.averagePrecision().orElseThrow(),
                noise.f1().orElseThrow());
        out.println();
    }

    private void printFigures(String model, double auc, double averagePrecision, double f1) {
        out.printf("%-36s %9.3f %9.3f %9.3f%n", model, auc, averagePrecision, f1);
    }
}
