package io.vigil.benchmarks;

import io.vigil.benchmarks.ForestSpeed.Table;
import io.vigil.benchmarks.http.HttpSpeed;
import io.vigil.benchmarks.http.QueriesSpeed;
import io.vigil.benchmarks.http.ReadingsSpeed;
import io.vigil.benchmarks.http.StartSpeed;
import io.vigil.core.format.CsvTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs a benchmark and prints its table.
public final class VigilBench {

    private static final String USAGE =
            """
            Usage: vigil bench COMMAND

              speed [--data FOLDER] [--server JAR]                 Vigil over HTTP beside a null endpoint and Flask
              endurance [--minutes 10] [--data FOLDER] [--server JAR]
                                                                   memory of Vigil under load
              start [--server JAR]                                 from the start of Vigil to the first prediction
              queries [--server JAR]                               what the dashboard asks, with 5,000,000 readings stored
              readings [--server JAR]                              readings taken, judged and stored
              forests [--data FOLDER]                              forests beside Smile, ONNX Runtime and JPMML
              kernels                                              each kernel of the forests beside Smile, and what it allocates
              codecs                                               reading records, scoring and answering, and what they allocate
              series                                               series detectors
              edge                                                 the edge jar: size, start, readings per second, memory
              kill [N]                                             server and database broken N times each way (30)
              detection [--data FOLDER]                            how well models and detectors find anomalies
            """;
    private static final Set<String> OPTIONS = Set.of("--data", "--server", "--minutes");

    private VigilBench() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = options(args);
        String data = options.get("--data");
        Path device = data == null ? Path.of("data/iot.csv") : Path.of(data, "iot/train.csv");
        Path server = Path.of(options.getOrDefault("--server", "src/server/target/vigil-server.jar")).toAbsolutePath();
        switch (options.getOrDefault("", "")) {
            case "speed" -> HttpSpeed.compare(device, server, System.out);
            case "endurance" -> HttpSpeed.endure(
                    device, server, Duration.ofMinutes(Long.parseLong(options.getOrDefault("--minutes", "10"))), System.out);
            case "start" -> StartSpeed.print(server, Path.of("models").toAbsolutePath(), System.out);
            case "queries" -> QueriesSpeed.print(server, Path.of("models").toAbsolutePath(), System.out);
            case "readings" -> ReadingsSpeed.print(server, Path.of("models").toAbsolutePath(), System.out);
            case "codecs" -> run(CodecSpeed.class);
            case "kernels" -> run(KernelSpeed.class);
            case "series" -> run(SeriesSpeed.class);
            case "edge" -> new EdgeSpeed(Path.of("src/edge/target/vigil-edge.jar").toAbsolutePath(), System.out).print();
            case "forests" -> new ForestSpeed(System.out).print(device(device));
            case "detection" -> {
                if (data == null) {
                    new SeriesDetection().print(System.out);
                } else {
                    new SeriesDetection().print(Path.of(data), System.out);
                    new RowDetection(System.out).print(Path.of(data));
                }
            }
            case "--help", "-h" -> System.out.print(USAGE);
            default -> {
                System.err.println("vigil bench: '%s' is no benchmark, or has options that it does not take (see vigil bench --help)"
                        .formatted(String.join(" ", args)));
                System.exit(2);
            }
        }
    }

    private static void run(Class<?> benchmark) throws RunnerException {
        new Runner(new OptionsBuilder().include(benchmark.getName()).addProfiler(GCProfiler.class).build()).run();
    }

    /// The command under an empty name, and its options; empty where they make no sense.
    private static Map<String, String> options(String... args) {
        Map<String, String> options = new HashMap<>();
        if (args.length % 2 == 0) {
            return Map.of();
        }
        options.put("", args[0]);
        for (int i = 1; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i])) {
                return Map.of();
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
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
