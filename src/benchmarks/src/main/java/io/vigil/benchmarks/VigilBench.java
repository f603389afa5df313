package io.vigil.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs a benchmark and prints its table.
public final class VigilBench {

    private static final String USAGE = "usage: vigil bench detection [--data FOLDER] | speed";

    private VigilBench() {}

    public static void main(String[] args) throws IOException, RunnerException {
        if (args.length == 1 && args[0].equals("speed")) {
            new Runner(new OptionsBuilder().include(SeriesSpeed.class.getName()).build()).run();
        } else if (args.length == 1 && args[0].equals("detection")) {
            new SeriesDetection().print(System.out);
        } else if (args.length == 3 && args[0].equals("detection") && args[1].equals("--data")) {
            new SeriesDetection().print(Path.of(args[2]), System.out);
        } else {
            System.err.println(USAGE);
            System.exit(2);
        }
    }
}
