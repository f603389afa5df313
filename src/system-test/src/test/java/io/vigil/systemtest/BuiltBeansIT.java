package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
