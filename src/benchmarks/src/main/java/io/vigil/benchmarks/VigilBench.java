package io.vigil.benchmarks;

import io.vigil.benchmarks.ForestSpeed.Table;
import io.vigil.core.format.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs a benchmark and prints its table.
public final class VigilBench {

    private static final String USAGE = "usage: vigil bench detection [--data FOLDER] | forests [--data FOLDER] | speed";

    private VigilBench() {}

    public static void main(String[] args) throws Exception {
        Path data = args.length == 3 && args[1].equals("--data") ? Path.of(args[2]) : null;
        String name = args.length == 1 || data != null ? args[0] : "";
        switch (name) {
            case "speed" -> new Runner(new OptionsBuilder().include(SeriesSpeed.class.getName()).build()).run();
            case "forests" -> new ForestSpeed(System.out)
                    .print(device(data == null ? Path.of("data/iot.csv") : data.resolve("iot/train.csv")));
            case "detection" -> {
                if (data == null) {
                    new SeriesDetection().print(System.out);
                } else {
                    new SeriesDetection().print(data, System.out);
                }
            }
            default -> {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }

    private static Table device(Path file) throws Exception {
        List<double[]> rows = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        try (CsvTable table = CsvTable.open(file)) {
            while (table.next()) {
                rows.add(new double[] {number(table, "Temperature"), number(table, "Humidity"), number(table, "Battery_Level")});
                labels.add((int) number(table, "Anomaly"));
            }
        }
        return new Table(rows.toArray(double[][]::new), labels.stream().mapToInt(Integer::intValue).toArray());
    }

    private static double number(CsvTable table, String column) {
        return Double.parseDouble(table.cell(table.find(column)));
    }
}
