package io.vigil.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// How many readings a second Vigil takes, judges and stores, its own PostgreSQL writing to the disk
/// before every answer, with the load on the same machine.
public final class ReadingsSpeed {

    private static final int SENSORS = 1_000;
    private static final int BATCH = 1_000;
    private static final int CONNECTIONS = 4;
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<ReadingsClient> clients = new ArrayList<>();
    private final Contender vigil;
    private final Path postmaster;

    private ReadingsSpeed(Contender vigil, Path data) throws IOException {
        this.vigil = vigil;
        this.postmaster = data.resolve("postgres/data/postmaster.pid");
        int own = SENSORS / CONNECTIONS;
        long start = Instant.now().minus(Duration.ofDays(2)).toEpochMilli();
        for (int c = 0; c < CONNECTIONS; c++) {
            clients.add(new ReadingsClient(vigil.uri().getPort(), c * own, own, BATCH, start));
        }
    }

    /// Loads a server that has just been started and prints what it did.
    ///
    /// @param jar the server as it is built
    /// @param models what it serves besides
    public static void print(Path jar, Path models, PrintStream out) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            Path data = scratch.file("data");
            try (Contender vigil = new Contenders(scratch, jar).vigil(models, "--data", data.toString(), "--vigil.db-port=0")) {
                awaitDatabase(vigil);
                new ReadingsSpeed(vigil, data).print(out);
            }
        }
    }

    /// An empty list is 422 as soon as readings are taken, and 503 before.
    private static void awaitDatabase(Contender vigil) throws IOException, InterruptedException {
        HttpRequest empty = HttpRequest.newBuilder(vigil.uri().resolve("/readings"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (client.send(empty, HttpResponse.BodyHandlers.discarding()).statusCode() == 503) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("the database does not start");
                }
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    private void print(PrintStream out) throws IOException, InterruptedException {
        load(WARM_UP);
        List<Round> rounds = new ArrayList<>();
        List<Double> databases = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Duration before = databaseCpu();
            rounds.add(load(TURN));
            Duration cpu = databaseCpu().minus(before);
            databases.add(cpu.toNanos() / 1e3 / rounds.getLast().requests() / BATCH);
        }
        out.printf("%,d sensors, %,d readings per request, %d connections%n", SENSORS, BATCH, CONNECTIONS);
        line(out, rounds, "readings/s", "%,.0f", Round::recordsPerSecond);
        line(out, rounds, "p99 ms", "%.1f", Round::p99Millis);
        line(out, rounds, "server us/reading", "%.2f", Round::cpuPerRecord);
        Figures database = new Figures(databases.stream().mapToDouble(Double::doubleValue).toArray());
        out.printf("%-22s %s%n", "PostgreSQL us/reading", database.text("%.2f"));
    }

    private static void line(
            PrintStream out, List<Round> rounds, String name, String format, ToDoubleFunction<Round> figure) {
        out.printf("%-22s %s%n", name, Figures.of(rounds, figure).text(format));
    }

    private Round load(Duration time) throws IOException, InterruptedException {
        Duration before = vigil.cpu();
        long start = System.nanoTime();
        long until = start + time.toNanos();
        List<Long> latencies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            List<Future<List<Long>>> sent = new ArrayList<>();
            clients.forEach(client -> sent.add(threads.submit(() -> send(client, until))));
            for (Future<List<Long>> one : sent) {
                latencies.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        latencies.sort(null);
        Duration p99 = Duration.ofNanos(latencies.get(latencies.size() * 99 / 100));
        return new Round(latencies.size(), took, p99, vigil.cpu().minus(before), BATCH);
    }

    private static List<Long> send(ReadingsClient client, long until) throws IOException {
        List<Long> latencies = new ArrayList<>();
        while (System.nanoTime() < until) {
            latencies.add(client.send());
        }
        return latencies;
    }

    /// The processor time of PostgreSQL's processes so far.
    private Duration databaseCpu() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(postmaster).getFirst().strip());
        return ProcessHandle.of(pid).stream()
                .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
