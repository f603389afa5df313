package io.vigil.server.readings;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vigil.server.TestModels;
import io.vigil.server.TestServer;
import io.vigil.server.UsualServer;
import io.vigil.server.db.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A server that takes readings into a test's database.
public final class ReadingsServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final Supplier<TestServer> starter;
    private TestServer server;

    private ReadingsServer(TestDatabase database, Supplier<TestServer> starter) {
        this.database = database;
        this.starter = starter;
        this.server = starter.get();
        awaitReady();
    }

    public static ReadingsServer start(TestDatabase database, String... options) {
        return start(folder -> TestModels.writePress(folder, 1), database, options);
    }

    /// @param models fills the models folder
    static ReadingsServer start(Consumer<Path> models, TestDatabase database, String... options) {
        String[] all = Stream.concat(Arrays.stream(database.options()), Arrays.stream(options)).toArray(String[]::new);
        return new ReadingsServer(database, () -> TestServer.start(models, all));
    }

    /// Stops it and starts it with the same options and the same database.
    public void restart() {
        server.close();
        server = starter.get();
        awaitReady();
    }

    public TestDatabase database() {
        return database;
    }

    public int port() {
        return server.port();
    }

    public TestServer http() {
        return server;
    }

    public RequestSpecification to() {
        return UsualServer.to(server);
    }

    public Response post(String contentType, String body) {
        return to().contentType(contentType).body(body).post("/readings");
    }

    public Response json(String body) {
        return post("application/json", body);
    }

    public String get(String path) {
        return to().get(path).asString();
    }

    /// An empty array is 422 as soon as readings are taken.
    public void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (json("[]").statusCode() != 422) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no readings are taken: " + json("[]").asString());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
