package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server with the bean definitions that the build made: they are used, and settings read later still count.
class BuiltBeansIT {

    @Test
    void theyAreUsed_andSettingsStillCount(@TempDir Path data) throws Exception {
        try (Server server = Server.start(
                Server.shippedModels(),
                "--data", data.toString(),
                "--management.endpoints.web.exposure.include=health,loggers",
                "--vigil.max-records=100")) {
            assertThat(server.program().output()).contains("Starting AOT-processed VigilServer");
            assertThat(server.get("/actuator/loggers").statusCode()).isEqualTo(200);
            assertThat(server.get("/actuator/env").statusCode()).isEqualTo(404);
            assertThat(server.get("/actuator/prometheus").statusCode()).isEqualTo(404);
            assertThat(server.post("/predict", "application/json", "{\"records\":[" + "{},".repeat(100) + "{}]}").statusCode())
                    .isEqualTo(413);
        }
    }

    /// As operations.md says of Spring's knobs that add or remove beans.
    @Test
    void withoutThem_knobsThatAddBeansCountToo(@TempDir Path data) throws Exception {
        int port = Server.freePort();
        int management = Server.freePort();
        List<String> command = List.of(
                Repository.root().resolve("vigil").toString(), "serve",
                "--port", Integer.toString(port),
                "--data", data.toString(),
                "--management.server.port=" + management);
        try (Program serve = Program.run(Repository.root(), Map.of("JDK_JAVA_OPTIONS", "-Dspring.aot.enabled=false"), command);
                HttpClient http = HttpClient.newHttpClient()) {
            serve.awaitLine(line -> line.contains("Started VigilServer"));

            assertThat(serve.output()).doesNotContain("AOT-processed");
            assertThat(status(http, management, "/actuator/prometheus")).isEqualTo(200);
            assertThat(status(http, port, "/actuator/prometheus")).isEqualTo(404);
            assertThat(status(http, port, "/health")).isEqualTo(200);
        }
    }

    private static int status(HttpClient http, int port, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void nothingMoreIsExposed_byDefault(@TempDir Path data) throws Exception {
        try (Server server = Server.start(Server.shippedModels(), "--data", data.toString())) {
            assertThat(server.get("/actuator/prometheus").statusCode()).isEqualTo(200);
            for (String name : new String[] {"env", "beans", "heapdump", "loggers", "configprops", "flyway"}) {
                assertThat(server.get("/actuator/" + name).statusCode()).as(name).isEqualTo(404);
            }
        }
    }
}
