package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsIT {

    private static void models(Path folder) {
        TestModels.writeFactoryFloor(folder);
        TestModels.writePress(folder, 1);
    }

    @Test
    void defaultModel_answersPredict() {
        try (TestServer server = TestServer.start(SettingsIT::models, "--vigil.default-model=factory-floor")) {
            String record = "{\"timestamp\":\"2024-01-20T10:30:00\",\"temperature\":25.5,\"humidity\":48.2,\"sound\":62.1}";

            assertThat(UsualServer.to(server).contentType("application/json").body(record).post("/predict").asString())
                    .isEqualTo("{\"input_data\":" + record + ",\"prediction\":{\"anomaly_score\":0.5,\"is_anomaly\":true}}");
        }
    }

    @Test
    void severalModelsAndNoDefault_mustBeNamed() {
        try (TestServer server = TestServer.start(SettingsIT::models)) {
            assertThat(UsualServer.to(server).get("/health").jsonPath().getString("reason"))
                    .isEqualTo("there is no default model: name one as in /models/{name}/predict, "
                            + "or start the server with --default-model");
        }
    }

    @Test
    void absentDefaultModel_isSaid() {
        try (TestServer server = TestServer.start(SettingsIT::models, "--vigil.default-model=nobody")) {
            assertThat(UsualServer.to(server).get("/health").jsonPath().getString("reason"))
                    .isEqualTo("the default model nobody is not in the models folder");
        }
    }

    @Test
    void thresholdOfAModel_standsInForTheBundles() {
        try (TestServer server = TestServer.start(
                folder -> TestModels.writePress(folder, 1), "--vigil.models.press.threshold=1.5")) {
            assertThat(UsualServer.to(server).get("/health").jsonPath().getDouble("threshold")).isEqualTo(1.5);
            assertThat(UsualServer.to(server).get("/models/press").jsonPath().getString("threshold_from")).isEqualTo("setting");
            assertThat(UsualServer.to(server)
                            .contentType("application/json")
                            .body("{\"records\":[{\"pressure\":1}]}")
                            .post("/predict")
                            .asString())
                    .isEqualTo("{\"results\":[{\"is_anomaly\":true,\"anomaly_score\":2.0}],"
                            + "\"model\":\"press\",\"version\":1,\"threshold\":1.5}");
        }
    }

    @Test
    void oneRecordPerRequest_isALimitToo() {
        try (TestServer server = TestServer.start(folder -> TestModels.writePress(folder, 1), "--vigil.max-records=1")) {
            assertThat(UsualServer.to(server).contentType("text/csv").body("pressure\n1\n").post("/predict").statusCode())
                    .isEqualTo(200);
            assertThat(UsualServer.to(server).contentType("text/csv").body("pressure\n1\n2\n").post("/predict")
                            .jsonPath().getString("detail"))
                    .isEqualTo("the body must not hold more than 1 records");
        }
    }

    @Test
    void limits_canBeSet() {
        try (TestServer server = TestServer.start(SettingsIT::models, "--vigil.max-body=1KB", "--vigil.max-records=2", "--vigil.max-explained=1")) {
            String three = "pressure\n1\n2\n3\n";

            assertThat(UsualServer.to(server).contentType("text/csv").body(three).post("/models/press/predict").statusCode())
                    .isEqualTo(413);
            assertThat(UsualServer.to(server).contentType("text/csv").body("pressure\n1\n2\n").post("/models/press/predict?explain=true")
                            .jsonPath().getString("detail"))
                    .isEqualTo("no more than 1 records of a request are explained");
            assertThat(UsualServer.to(server).contentType("text/csv").body(" ".repeat(1025)).post("/models/press/predict")
                            .jsonPath().getString("detail"))
                    .isEqualTo("the body must not be larger than 1024 bytes");
            assertThat(UsualServer.to(server).get("/models/press").jsonPath().getInt("limits.max_records")).isEqualTo(2);
        }
    }
}
