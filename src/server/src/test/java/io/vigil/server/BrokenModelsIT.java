package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokenModelsIT {

    private static final String BODY = "{\"records\":[{\"pressure\":1}]}";

    @Test
    void emptyFolder_leavesAServerThatIsAliveButNotReady() {
        try (TestServer server = TestServer.start(folder -> {})) {
            Response health = UsualServer.to(server).get("/health");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.asString())
                    .isEqualTo("{\"status\":\"unavailable\",\"model_loaded\":false,"
                            + "\"reason\":\"no model can be scored: the models folder holds none that is valid\"}");
            assertThat(UsualServer.to(server).get("/readyz").statusCode()).isEqualTo(503);
            assertThat(UsualServer.to(server).get("/livez").statusCode()).isEqualTo(200);
            assertThat(predict(server, "/predict").header("Retry-After")).isEqualTo("10");
            assertThat(predict(server, "/predict").asString())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                            + "\"detail\":\"no model can be scored: the models folder holds none that is valid\"}");
        }
    }

    @Test
    void refusedBundle_isShownAndTheOthersServe() {
        try (TestServer server = TestServer.start(folder -> {
            TestModels.writeIotAnomaly(folder, 1);
            TestModels.writePress(folder, 1);
            flipLastByte(folder.resolve("iot-anomaly/1/forest.bin"));
        })) {
            JsonPath refused = UsualServer.to(server).get("/models").jsonPath();

            assertThat(refused.getMap("refused[0]"))
                    .containsEntry("name", "iot-anomaly")
                    .containsEntry("version", "1")
                    .containsEntry("file", "forest.bin");
            assertThat(refused.getString("refused[0].reason")).contains("sha256");
            assertThat(predict(server, "/models/press/predict").statusCode()).isEqualTo(200);
            assertThat(predict(server, "/predict").statusCode()).isEqualTo(503);
            assertThat(predict(server, "/predict").jsonPath().getString("detail"))
                    .startsWith("iot-anomaly/1 is refused: forest.bin: ");
            assertThat(predict(server, "/models/iot-anomaly/versions/1/predict").statusCode()).isEqualTo(503);
            assertThat(UsualServer.to(server).get("/health").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void refusedVersion_leavesTheOneBeforeAsChampion() {
        try (TestServer server = TestServer.start(folder -> {
            TestModels.writeIotAnomaly(folder, 1);
            TestModels.writeIotAnomaly(folder, 2);
            flipLastByte(folder.resolve("iot-anomaly/2/forest.bin"));
        })) {
            assertThat(UsualServer.to(server).get("/health").jsonPath().getInt("version")).isEqualTo(1);
        }
    }

    private static Response predict(TestServer server, String path) {
        return UsualServer.to(server).contentType("application/json").body(BODY).post(path);
    }

    private static void flipLastByte(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
