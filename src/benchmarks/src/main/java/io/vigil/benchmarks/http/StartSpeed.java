package io.vigil.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Times the server from its start to the first prediction, with the start-up cache and without, in turns, and
/// tells the memory that its process holds after a thousand more.
public final class StartSpeed {

    private static final int ROUNDS = 7;
    private static final int PREDICTIONS = 1_000;
    private static final String HEAP = "-Xmx128m";

    private StartSpeed() {}

    private record Start(double seconds, double megabytes) {}

    /// @param jar the unpacked server, with `vigil.aot` beside it
    public static void print(Path jar, Path models, PrintStream out) throws IOException, InterruptedException {
        Path cache = jar.resolveSibling("vigil.aot");
        if (!Files.exists(cache)) {
            throw new IOException(cache + " is missing; ./vigil bench start makes it");
        }
        List<Start> without = new ArrayList<>();
        List<Start> with = new ArrayList<>();
        try (Scratch scratch = Scratch.create()) {
            start(scratch, jar, models, List.of());
            for (int round = 0; round < ROUNDS; round++) {
                without.add(start(scratch, jar, models, List.of()));
                with.add(start(scratch, jar, models, List.of("-XX:AOTCache=" + cache)));
            }
        }
        out.printf("%-22s %30s %24s%n", HEAP, "first prediction, s", "resident, MB");
        print("without the cache", without, out);
        print("with the cache", with, out);
    }

    private static Start start(Scratch scratch, Path jar, Path models, List<String> cache)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (Contender vigil = Contender.start("vigil", scratch, port -> {
            List<String> command = new ArrayList<>(List.of(Programs.jdk("java"), "--enable-native-access=ALL-UNNAMED", HEAP));
            command.addAll(cache);
            command.addAll(List.of("-jar", jar.toString(), "--port", port + "", "--models", models.toString()));
            return command;
        })) {
            double seconds = (System.nanoTime() - began) / 1e9;
            predict(vigil);
            return new Start(seconds, vigil.resident() / 1e6);
        }
    }

    private static void predict(Contender vigil) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(vigil.uri())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Bodies.SAMPLE))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < PREDICTIONS; i++) {
                client.send(request, BodyHandlers.discarding());
            }
        }
    }

    private static void print(String name, List<Start> starts, PrintStream out) {
        double[] seconds = starts.stream().mapToDouble(Start::seconds).sorted().toArray();
        double[] megabytes = starts.stream().mapToDouble(Start::megabytes).sorted().toArray();
        out.printf("%-22s %30s %24s%n", name, range(seconds, "%.2f"), range(megabytes, "%.0f"));
    }

    /// The median, then the least and the greatest.
    private static String range(double[] sorted, String format) {
        Object[] figures = {sorted[sorted.length / 2], sorted[0], Arrays.stream(sorted).max().orElseThrow()};
        return String.format(Locale.ROOT, "%s (%s to %s)".replace("%s", format), figures);
    }
}
