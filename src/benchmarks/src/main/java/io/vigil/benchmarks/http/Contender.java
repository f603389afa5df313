package io.vigil.benchmarks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// A service under load: a process, with children where it has some, that answers `POST /predict` on
/// a port of 127.0.0.1 and writes what it prints to a file.
final class Contender implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

    private final String name;
    private final Process process;
    private final int port;
    private final Path output;

    private Contender(String name, Process process, int port, Path output) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /// Starts a service and waits until it answers.
    ///
    /// @param command the command line that listens on a port
    static Contender start(String name, Scratch scratch, IntFunction<List<String>> command)
            throws IOException, InterruptedException {
        int port = freePort();
        Path output = scratch.file(name + ".log");
        Process process = new ProcessBuilder(command.apply(port))
                .directory(scratch.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Contender contender = new Contender(name, process, port, output);
        try {
            contender.await();
        } catch (IOException | InterruptedException e) {
            contender.close();
            throw e;
        }
        return contender;
    }

    private void await() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Bodies.SAMPLE))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, request)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException(name + " does not answer; it printed:\n" + Files.readString(output));
                }
                process.waitFor(BETWEEN_TRIES);
            }
        }
    }

    String name() {
        return name;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:%d/predict".formatted(port));
    }

    /// The processor time of all its processes so far.
    Duration cpu() {
        return processes()
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Its heap, where it is a JVM.
    Heap heap() throws IOException {
        return Heap.of(process.pid());
    }

    /// The memory that it holds, in bytes, as Linux tells it.
    long resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(PATIENCE);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
