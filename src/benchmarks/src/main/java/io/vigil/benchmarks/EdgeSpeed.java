package io.vigil.benchmarks;

import io.vigil.core.random.SeededRandom;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Times the edge jar as a process with 64 MB of heap: from its start to the verdict on one reading, and over a
/// million readings of a thousand sensors.
///
/// On the JDK that runs the benchmark and, where `JAVA_17_HOME` names one, on Java 17; Linux alone tells the memory.
final class EdgeSpeed {

    private static final int SENSORS = 1_000;
    private static final int READINGS = 1_000_000;
    private static final int STARTS = 11;
    private static final int RUNS = 3;
    private static final List<String> DETECTORS = List.of("streaming", "rolling-z");

    private final Path jar;
    private final PrintStream out;

    /// One run of the jar.
    private record Run(double seconds, double megabytes) {}

    EdgeSpeed(Path jar, PrintStream out) {
        this.jar = jar;
        this.out = out;
    }

    void print() throws IOException, InterruptedException {
        out.printf(Locale.ROOT, "edge jar: %.1f MB; heap: 64 MB%n", Files.size(jar) / 1e6);
        out.printf("%-10s %-15s %12s %14s %12s%n", "Java", "detector", "first, s", "readings/s", "resident, MB");
        Path one = file(1, 1);
        Path many = file(READINGS, SENSORS);
        try {
            for (Path home : homes()) {
                for (String detector : DETECTORS) {
                    print(home, detector, one, many);
                }
            }
        } finally {
            Files.delete(one);
            Files.delete(many);
        }
    }

    private void print(Path home, String detector, Path one, Path many) throws IOException, InterruptedException {
        List<Run> starts = runs(STARTS, home, detector, one);
        List<Run> passes = runs(RUNS, home, detector, many);
        out.printf(
                Locale.ROOT,
                "%-10s %-15s %12.2f %,14.0f %12.0f%n",
                version(home),
                detector,
                median(starts, Run::seconds),
                READINGS / median(passes, Run::seconds),
                median(passes, Run::megabytes));
    }

    private static List<Path> homes() {
        Path own = Path.of(System.getProperty("java.home"));
        return Optional.ofNullable(System.getenv("JAVA_17_HOME"))
                .map(other -> List.of(own, Path.of(other)))
                .orElse(List.of(own));
    }

    private static String version(Path home) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll(".*=|\"", ""))
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private List<Run> runs(int count, Path home, String detector, Path input) throws IOException, InterruptedException {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run(home, detector, input));
        }
        return runs;
    }

    private Run run(Path home, String detector, Path input) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        home.resolve("bin/java").toString(),
                        "-Xmx64m",
                        "-jar",
                        jar.toString(),
                        "detect",
                        "--detector",
                        detector,
                        "--input",
                        input.toString(),
                        "--out",
                        "-")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double megabytes = 0;
        do {
            megabytes = Math.max(megabytes, resident(process));
        } while (!process.waitFor(10, TimeUnit.MILLISECONDS));
        if (process.exitValue() != 0) {
            throw new IOException(jar + " failed");
        }
        return new Run((System.nanoTime() - start) / 1e9, megabytes);
    }

    /// The most memory that the process has held so far; 0 where that is not told.
    private static double resident(Process process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /// A long table of noise, every sensor once a minute.
    private static Path file(int readings, int sensors) throws IOException {
        Path file = Files.createTempFile("vigil-bench", ".csv");
        SeededRandom random = SeededRandom.of(42);
        try (BufferedWriter rows = Files.newBufferedWriter(file)) {
            rows.write("timestamp,sensor_id,value\n");
            for (int i = 0; i < readings; i++) {
                long second = 1_767_225_600L + 60L * (i / sensors);
                double value = Math.rint((20 + random.gaussian()) * 1_000) / 1_000;
                rows.write(Instant.ofEpochSecond(second) + ",s" + i % sensors + "," + value + "\n");
            }
        }
        return file;
    }
}
