package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UsualServer.class)
class ModelsIT {

    @Test
    void listing_namesEveryVersion(RequestSpecification server) {
        JsonPath listing = server.get("/models").jsonPath();

        assertThat(listing.getString("default_model")).isEqualTo("iot-anomaly");
        assertThat(listing.getList("models.name", String.class))
                .containsExactly("factory-floor", "iot-anomaly", "press", "press");
        assertThat(listing.getList("models.version", Integer.class)).containsExactly(1, 1, 1, 2);
        assertThat(listing.getList("models.champion", Boolean.class)).containsExactly(true, true, false, true);
        assertThat(listing.getList("refused")).isEmpty();
    }

    @Test
    void model_tellsItsFeatures(RequestSpecification server) {
        JsonPath model = server.get("/models/iot-anomaly").jsonPath();

        assertThat(model.getMap("features[0]"))
                .containsEntry("name", "Temperature")
                .containsEntry("type", "number")
                .containsEntry("unit", "°C")
                .containsEntry("missing", "reject")
                .containsEntry("min", -2.5f)
                .containsEntry("max", 2.5f);
        assertThat(model.getList("id_columns", String.class)).containsExactly("Device_ID");
        assertThat(model.getBoolean("unproven")).isFalse();
    }

    @Test
    void model_tellsItsLimitsMetricsAndOrigin(RequestSpecification server) {
        JsonPath model = server.get("/models/iot-anomaly").jsonPath();

        assertThat(model.getMap("limits")).containsEntry("max_body_bytes", 16_777_216).containsEntry("max_records", 100_000);
        assertThat(model.getDouble("metrics.auc")).isEqualTo(0.875);
        assertThat(model.getString("provenance.data_file")).isEqualTo("train.csv");
        assertThat(model.getString("files[0].sha256")).hasSize(64);
    }

    @Test
    void smoothedModel_saysThatPredictDoesNotSmooth(RequestSpecification server) {
        JsonPath model = server.get("/models/press").jsonPath();

        assertThat(model.getInt("smoothing.rows")).isEqualTo(5);
        assertThat(model.getString("smoothing.note"))
                .isEqualTo("the threshold was calibrated on a trailing median of scores; "
                        + "vigil score applies it, /predict never does");
        assertThat(model.getList("versions", Integer.class)).containsExactly(1, 2);
    }

    @Test
    void sampleRequest_isAnsweredWhenSentUnchanged(RequestSpecification server, TestServer same) {
        for (String name : new String[] {"iot-anomaly", "factory-floor", "press"}) {
            String sample = server.get("/models/" + name + "/sample-request").asString();
            Response response = UsualServer.to(same)
                    .contentType("application/json")
                    .body(sample)
                    .post("/models/" + name + "/predict");

            assertThat(response.statusCode()).as(name).isEqualTo(200);
            assertThat(response.jsonPath().getList("results")).hasSize(2);
            assertThat(response.jsonPath().getList("warnings")).isNull();
        }
    }

    @Test
    void sampleRequest_holdsMediansAndMaxima(RequestSpecification server) {
        assertThat(server.get("/models/press/sample-request").asString())
                .isEqualTo("{\"records\":[{\"pressure\":0.0},{\"pressure\":2.5}]}");
    }

    @Test
    void unknownModel_isNotFound(RequestSpecification server) {
        Response response = server.get("/models/nobody");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void wrongMethod_isToldWhichAreRight(RequestSpecification server) {
        Response response = server.delete("/models");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET");
        assertThat(response.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void listingInAnotherFormat_isNotAcceptable(RequestSpecification server) {
        Response response = server.accept("text/csv").get("/models");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("detail")).isEqualTo("none of the media types in Accept can be written here");
    }
}
