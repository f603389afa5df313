package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `vigil serve` on a port of its own.
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Program program;
    private final int port;

    private Server(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /// Serves a folder of models and waits until the process answers, ready or not.
    static Server start(Path models, String... more) throws IOException, InterruptedException {
        return startOn(freePort(), models, more);
    }

    static Server startOn(int port, Path models, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("serve", "--port", Integer.toString(port), "--models", models.toString()));
        command.addAll(List.of(more));
        if (!command.contains("--data")) {
            // one folder belongs to one server at a time
            Path data = Repository.root().resolve("src/system-test/target/data-" + port);
            command.addAll(List.of("--data", data.toString()));
        }
        Server server = new Server(Program.vigil(command.toArray(String[]::new)), port);
        server.awaitLive();
        return server;
    }

    static Path shippedModels() {
        return Repository.root().resolve("models");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "http://localhost:" + port;
    }

    Program program() {
        return program;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String mediaType, String body) throws IOException, InterruptedException {
        return post(path, mediaType, "*/*", body);
    }

    HttpResponse<String> post(String path, String mediaType, String accept, String body)
            throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", mediaType)
                        .header("Accept", accept)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.shutdownNow();
        program.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE);
    }

    private void awaitLive() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isLive()) {
            if (System.nanoTime() > deadline || !program.isRunning()) {
                program.close();
                fail("the server does not answer:\n" + program.output());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean isLive() throws IOException, InterruptedException {
        try {
            return get("/livez").statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }
}
