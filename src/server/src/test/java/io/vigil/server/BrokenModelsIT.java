package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

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
    void everyBrokenBundle_isNamedWithItsFileAndRule() {
        try (TestServer server = TestServer.start(BrokenModelsIT::writeBroken)) {
            JsonPath models = UsualServer.to(server).get("/models").jsonPath();

            assertThat(models.getList("models.name", String.class)).containsExactly("iot-anomaly");
            assertThat(models.getList("refused.collect { it.name + '/' + it.version + ' ' + it.file + ': ' + it.reason }", String.class))
                    .containsExactly(
                            "press/1 robust-z.json: must be 78 bytes as the manifest says, not 77",
                            "press/2 robust-z.json: its sha256 must be the manifest's",
                            "press/3 manifest.json: must be JSON, which it is not at line 19, column 19",
                            "press/4 manifest.json: golden[0].score must be what the model gives for its values",
                            "press/5 manifest.json: features is missing",
                            "press/6 manifest.json: format must be 1, not 2",
                            "press/7 7: must not be a symlink",
                            "press/8 manifest.json: name must match [a-z0-9][a-z0-9._-]{0,63}");
            assertThat(UsualServer.to(server).get("/health").statusCode()).isEqualTo(200);
            assertThat(predict(server, "/models/press/predict").statusCode()).isEqualTo(503);
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

    private static void writeBroken(Path folder) {
        TestModels.writeIotAnomaly(folder, 1);
        for (int version = 1; version <= 8; version++) {
            TestModels.writePress(folder, version);
        }
        Path press = folder.resolve("press");
        change(press.resolve("1/robust-z.json"), text -> text.substring(1));
        flipLastByte(press.resolve("2/robust-z.json"));
        change(press.resolve("3/manifest.json"), text -> text.replace("\"threshold\": 3.0", "\"threshold\": NaN"));
        change(press.resolve("4/manifest.json"), text -> text.replaceFirst("\"score\": 5.0", "\"score\": 9.5"));
        change(press.resolve("5/manifest.json"), text -> text.replace("\"features\"", "\"columns\""));
        change(press.resolve("6/manifest.json"), text -> text.replace("\"format\": 1", "\"format\": 2"));
        change(press.resolve("8/manifest.json"), text -> text.replace("\"press\"", "\"../press\""));
        try {
            FileSystemUtils.deleteRecursively(press.resolve("7"));
            Files.createSymbolicLink(press.resolve("7"), press.resolve("6"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(Path file, UnaryOperator<String> edit) {
        try {
            Files.writeString(file, edit.apply(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
