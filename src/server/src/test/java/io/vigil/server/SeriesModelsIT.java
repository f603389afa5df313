package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// Bundles of series models among those of row models, and alone.
class SeriesModelsIT {

    private static final String BODY = "{\"records\":[{\"pressure\":1}]}";
    private static final String SCORES_NONE =
            "plants is a seasonal-baseline model: it judges readings of a series and cannot score records";
    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
            + "\"detail\":\"" + SCORES_NONE + "\"}";

    private static void both(Path folder) {
        TestModels.writePress(folder, 1);
        TestModels.writePlants(folder);
    }

    @Test
    void besideARowModel_isListedAndDescribed() {
        try (TestServer server = TestServer.start(SeriesModelsIT::both)) {
            JsonPath listing = UsualServer.to(server).get("/models").jsonPath();
            assertThat(listing.getString("default_model")).isEqualTo("press");
            assertThat(listing.getMap("models[0]"))
                    .isEqualTo(Map.of(
                            "name", "plants", "version", 1, "champion", true, "algorithm", "seasonal-baseline", "sensors", 2));

            JsonPath model = UsualServer.to(server).get("/models/plants").jsonPath();
            assertThat(model.getString("algorithm")).isEqualTo("seasonal-baseline");
            assertThat(model.getList("versions", Integer.class)).containsExactly(1);
            assertThat(model.getBoolean("is_default")).isFalse();
            assertThat(model.getString("time_zone")).isEqualTo("UTC");
            assertThat(model.getMap("limits"))
                    .isEqualTo(Map.of(
                            "band", 2.0f, "spike", 3.0f, "break", 1.5f, "bias_rate", 0.002f, "ema_rate", 0.08f));
            assertThat(model.getMap("sensors[1]"))
                    .isEqualTo(Map.of(
                            "sensor_id", "3/Soil_Moisture",
                            "entity", "3",
                            "sensor", "Soil_Moisture",
                            "baselines", List.of("daily", "weekly")));
            assertThat(model.getString("files[0].name")).isEqualTo("baselines.json");
            assertThat(model.getMap("provenance")).containsEntry("data_file", "plants.csv").doesNotContainKey("seed");
            assertThat(UsualServer.to(server).get("/actuator/prometheus").asString())
                    .contains("vigil_model_info{algorithm=\"seasonal-baseline\",model=\"plants\",sha256=\"");
            assertThat(predict(server, "/predict").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void asARowModel_isRefused() {
        try (TestServer server = TestServer.start(SeriesModelsIT::both)) {
            for (String path : List.of("/models/plants/predict", "/models/plants/versions/1/predict")) {
                assertThat(predict(server, path).statusCode()).isEqualTo(422);
                assertThat(predict(server, path).asString()).isEqualTo(PROBLEM);
            }
            assertThat(UsualServer.to(server).get("/models/plants/sample-request").asString())
                    .isEqualTo(PROBLEM);
        }
    }

    @Test
    void asTheDefaultModel_besideARowModel_isRefusedAndKeepsTheServerFromBeingReady() {
        try (TestServer server = TestServer.start(SeriesModelsIT::both, "--vigil.default-model=plants")) {
            assertThat(predict(server, "/predict").asString()).isEqualTo(PROBLEM);
            assertThat(UsualServer.to(server).get("/readyz").statusCode()).isEqualTo(503);
            assertThat(predict(server, "/models/press/predict").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void alone_theServerIsReadyAndScoresNothing() {
        try (TestServer server = TestServer.start(TestModels::writePlants)) {
            Response health = UsualServer.to(server).get("/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.asString())
                    .isEqualTo("{\"status\":\"unavailable\",\"model_loaded\":false,\"reason\":\"" + SCORES_NONE + "\"}");
            assertThat(UsualServer.to(server).get("/readyz").statusCode()).isEqualTo(200);
            assertThat(UsualServer.to(server).get("/livez").statusCode()).isEqualTo(200);
            assertThat(predict(server, "/predict").asString()).isEqualTo(PROBLEM);
        }
    }

    @Test
    void brokenAlone_theServerIsNotReady() {
        try (TestServer server = TestServer.start(folder -> {
            TestModels.writePlants(folder);
            FileSystemUtils.deleteRecursively(folder.resolve("plants/1/baselines.json").toFile());
        })) {
            assertThat(UsualServer.to(server).get("/models").jsonPath().getString("refused[0].reason"))
                    .isEqualTo("is missing");
            assertThat(UsualServer.to(server).get("/readyz").statusCode()).isEqualTo(503);
        }
    }

    private static Response predict(TestServer server, String path) {
        return UsualServer.to(server).contentType("application/json").body(BODY).post(path);
    }
}
