package io.vigil.systemtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Breaks the server and its database in mid-ingest. Whatever was answered by 2xx must be there once, with the
/// verdicts of a run that nothing broke.
///
/// `-Dvigil.kills=30` breaks each way so often instead of three times.
class KillIT {

    private static final int KILLS = Integer.getInteger("vigil.kills", 3);
    private static final int BATCHES_PER_KILL = 60;
    private static final List<String> FEED = Load.batches(KILLS * BATCHES_PER_KILL);
    private static final Path TABLE = Repository.root().resolve("src/system-test/target/kills.md");

    @TempDir
    static Path scratch;

    private static List<String> undisturbed = List.of();

    private final Random random = new Random(7);

    /// A way to break things and to mend them; nothing to do where the server mends itself.
    private interface Break {
        void at(Run run) throws Exception;
    }

    /// A server under load.
    private static final class Run implements AutoCloseable {

        private final Path data;
        private final int port = Server.freePort();
        private Server server;

        Run(Path data) throws Exception {
            this.data = data;
            server = start();
        }

        private Server start() throws Exception {
            return Server.startOn(port, Server.shippedModels(), "--data", data.toString(), "--vigil.db-port=0", "--vigil.dual-detection=true");
        }

        void killServer() throws Exception {
            server.program().kill();
            server.close();
            server = start();
        }

        long postmaster() throws IOException {
            return Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst().strip());
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @BeforeAll
    static void runUndisturbed() throws Exception {
        Files.writeString(
                TABLE,
                """
                | broken | times | readings | lost | twice | other verdicts | longest wait for a 2xx |
                |---|---|---|---|---|---|---|
                """);
        try (Run run = new Run(scratch.resolve("undisturbed"))) {
            new Load(run.port, FEED).run();
            undisturbed = readings(run.port);
        }
        assertThat(undisturbed).hasSize(FEED.size() * Load.BATCH).doesNotHaveDuplicates();
        assertThat(undisturbed).anyMatch(row -> row.contains(",true,"));
    }

    @AfterAll
    static void printTable() throws IOException {
        System.out.print(Files.readString(TABLE));
    }

    @Test
    void server_killed() throws Exception {
        survives("kill -9 of the server", scratch.resolve("server"), Run::killServer);
    }

    @Test
    void postgres_killed() throws Exception {
        survives("kill -9 of PostgreSQL", scratch.resolve("postgres"), run -> signal("-KILL", run.postmaster()));
    }

    @Test
    void postgres_stalled() throws Exception {
        survives("PostgreSQL stalled for 4 s", scratch.resolve("stalled"), run -> {
            List<Long> processes = family(run.postmaster());
            for (long process : processes) {
                signal("-STOP", process);
            }
            TimeUnit.SECONDS.sleep(4);
            for (long process : processes) {
                signal("-CONT", process);
            }
        });
    }

    @Test
    void disk_full() throws Exception {
        Path disk = Files.createDirectory(scratch.resolve("disk"));
        boolean mounted = exitCode("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "a small disk needs root, who may mount one");
        try {
            survives("disk full for 4 s", disk.resolve("data"), run -> {
                Path filler = disk.resolve("filler");
                fill(filler);
                TimeUnit.SECONDS.sleep(4);
                Files.delete(filler);
            });
        } finally {
            exitCode("umount", "--lazy", disk.toString());
        }
    }

    private void survives(String what, Path data, Break broken) throws Exception {
        try (Run run = new Run(data)) {
            Load load = new Load(run.port, FEED);
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    load.run();
                } catch (InterruptedException e) {
                    throw new CompletionException(e);
                }
            });
            for (int kill = 0; kill < KILLS; kill++) {
                await(load, sent, kill * BATCHES_PER_KILL + 10 + random.nextInt(30));
                broken.at(run);
            }
            sent.get(10, TimeUnit.MINUTES);
            compare(what, readings(run.port), load.longest());
        }
    }

    private static void await(Load load, CompletableFuture<Void> sent, int batches) throws Exception {
        while (load.acknowledged() < batches && !sent.isDone()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static void compare(String what, List<String> found, Duration longest) throws IOException {
        List<String> keys = keys(found);
        List<String> lost = new ArrayList<>(keys(undisturbed));
        lost.removeAll(new HashSet<>(keys));
        long twice = keys.size() - keys.stream().distinct().count();
        List<String> others = new ArrayList<>(found);
        others.removeAll(new HashSet<>(undisturbed));
        Files.writeString(
                TABLE,
                String.format(Locale.ROOT, "| %s | %d | %,d | %d | %d | %d | %.1f s |%n",
                        what, KILLS, undisturbed.size(), lost.size(), twice, others.size(), longest.toMillis() / 1000.0),
                StandardOpenOption.APPEND);
        assertThat(lost).as("lost").isEmpty();
        assertThat(twice).as("stored twice").isZero();
        assertThat(others).as("other verdicts").isEmpty();
        assertThat(found).hasSameSizeAs(undisturbed);
    }

    /// Sensor, time and value of each row.
    private static List<String> keys(List<String> rows) {
        return rows.stream().map(row -> String.join(",", List.of(row.split(",")).subList(0, 7))).toList();
    }

    /// All stored readings with their verdicts, but for the ids, which a failed commit may skip.
    private static List<String> readings(int port) throws Exception {
        List<String> rows = new ArrayList<>();
        String cursor = "";
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (cursor != null) {
                HttpResponse<String> page = http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/readings?limit=10000" + cursor))
                                .header("Accept", "text/csv")
                                .build(),
                        BodyHandlers.ofString());
                assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
                page.body().lines().skip(1).map(row -> row.substring(row.indexOf(',') + 1)).forEach(rows::add);
                cursor = page.headers().firstValue("X-Next-Cursor").map(next -> "&cursor=" + next).orElse(null);
            }
        }
        Collections.sort(rows);
        return rows;
    }

    private static List<Long> family(long process) {
        List<Long> family = new ArrayList<>(List.of(process));
        ProcessHandle.of(process).orElseThrow().descendants().map(ProcessHandle::pid).forEach(family::add);
        return family;
    }

    private static void signal(String signal, long process) throws Exception {
        assertThat(exitCode("kill", signal, Long.toString(process))).isZero();
    }

    private static int exitCode(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    /// Takes all the room there is.
    private static void fill(Path filler) throws IOException {
        byte[] block = "x".repeat(1 << 16).getBytes(UTF_8);
        try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
            while (true) {
                file.write(block);
            }
        } catch (IOException e) {
            assertThat(filler).isNotEmptyFile();
        }
    }
}
