package io.vigil.benchmarks.rows;

import io.vigil.train.TrainingException;
import io.vigil.train.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The Tennessee Eastman process: a chemical plant of 52 correlated sensors, simulated with one
/// fault per file from row 160 on.
///
/// Models learn from `d00.dat`, which is normal, and are judged by the files that end in `_te.dat`.
/// The faults 3, 9 and 15 change nothing that can be seen, so they are left out, as is usual.
///
/// @param falseAlarms the share of the rows of `d00_te.dat` that are flagged
/// @param missed the share of a fault's rows that are not flagged, as the mean of the faults
/// @param faults how many there are
public record TennesseeEastman(double falseAlarms, double missed, int faults) {

    private static final int SENSORS = 52;
    private static final int FAULT_FROM = 160;
    private static final String NORMAL = "d00_te.dat";
    private static final Set<String> LEFT_OUT = Set.of(NORMAL, "d03_te.dat", "d09_te.dat", "d15_te.dat");

    /// Judges a detector by the files of a folder.
    public static TennesseeEastman judge(RowDetector detector, Path folder) throws IOException, TrainingException {
        RowDetector.Flags flags = detector.fit(read(folder.resolve("d00.dat")));
        double falseAlarms = share(flags.of(read(folder.resolve(NORMAL))), 0);
        double missed = 0;
        List<Path> faults = faults(folder);
        for (Path fault : faults) {
            missed += (1 - share(flags.of(read(fault)), FAULT_FROM)) / faults.size();
        }
        return new TennesseeEastman(falseAlarms, missed, faults.size());
    }

    private static List<Path> faults(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("_te.dat"))
                    .filter(file -> !LEFT_OUT.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /// The share of the rows from `from` on that are flagged.
    private static double share(boolean[] flags, int from) {
        return IntStream.range(from, flags.length).filter(row -> flags[row]).count() / (double) (flags.length - from);
    }

    /// A blank-separated file; the one of normal training data lies on its side.
    static Table read(Path file) throws IOException {
        double[][] lines = Files.readAllLines(file).stream()
                .map(line -> Arrays.stream(line.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        List<List<String>> columns = lines.length == SENSORS
                ? Arrays.stream(lines).map(line -> cells(DoubleStream.of(line))).toList()
                : IntStream.range(0, SENSORS).mapToObj(s -> cells(Arrays.stream(lines).mapToDouble(line -> line[s]))).toList();
        List<String> header = IntStream.rangeClosed(1, SENSORS).mapToObj(s -> "x" + s).toList();
        return new Table(file.getFileName().toString(), "", header, columns, 0);
    }

    private static List<String> cells(DoubleStream values) {
        return values.mapToObj(String::valueOf).toList();
    }
}
