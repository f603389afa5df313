package io.vigil.benchmarks.rows;

import io.vigil.core.evaluate.Confusion;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The Skoltech Anomaly Benchmark: a water circuit at one reading a second, whose valves are closed
/// for a while in every file.
///
/// Of each file the first 400 rows are learned from and the rest is judged; rows of all files are
/// counted together.
public final class Skab {

    private static final int LEARNED = 400;
    private static final String LABEL = "anomaly";
    private static final Set<String> TRUTH = Set.of(LABEL, "changepoint");

    private Skab() {}

    /// The files of all folders but `anomaly-free`, in the order of their paths.
    public static List<Table> read(Path folder) throws IOException, TrainingException {
        List<Table> tables = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> csv = files.filter(file -> file.toString().endsWith(".csv"))
                    .filter(file -> !file.endsWith("anomaly-free/anomaly-free.csv"))
                    .sorted()
                    .toList();
            for (Path file : csv) {
                tables.add(Table.read(file));
            }
        }
        return tables;
    }

    /// The decisions on the rows behind the first 400 of each file.
    public static Confusion judge(RowDetector detector, List<Table> files) throws TrainingException {
        List<boolean[]> truths = new ArrayList<>();
        List<boolean[]> flags = new ArrayList<>();
        for (Table file : files) {
            double[] labels = file.numbers(LABEL);
            Table sensors = sensors(file);
            boolean[] flagged = detector.fit(Tables.rows(sensors, 0, LEARNED)).of(sensors);
            flags.add(Arrays.copyOfRange(flagged, LEARNED, flagged.length));
            boolean[] truth = new boolean[flagged.length - LEARNED];
            IntStream.range(0, truth.length).forEach(row -> truth[row] = labels[LEARNED + row] > 0);
            truths.add(truth);
        }
        return Confusion.of(joined(truths), joined(flags));
    }

    private static Table sensors(Table file) {
        return Tables.columns(file, file.header().stream().filter(name -> !TRUTH.contains(name)).toList());
    }

    private static boolean[] joined(List<boolean[]> parts) {
        boolean[] all = new boolean[parts.stream().mapToInt(part -> part.length).sum()];
        int next = 0;
        for (boolean[] part : parts) {
            System.arraycopy(part, 0, all, next, part.length);
            next += part.length;
        }
        return all;
    }
}
