package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UsualServer.class)
class PredictIT {

    private static final String RECORD = "{\"Device_ID\":\"DHT11_A\",\"Temperature\":0.1,\"Humidity\":-0.2,\"Battery_Level\":0.5}";
    private static final String ANOMALY = "{\"Temperature\":1.5,\"Humidity\":0.75,\"Battery_Level\":0}";

    private static Response json(RequestSpecification server, String path, String body) {
        return server.contentType("application/json").body(body).post(path);
    }

    @Test
    void batch_isAnsweredInOrder(RequestSpecification server) {
        Response response = json(server, "/predict", "{\"records\":[" + RECORD + "," + ANOMALY + "]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.asString())
                .isEqualTo("{\"results\":[{\"is_anomaly\":false,\"anomaly_probability\":0.125},"
                        + "{\"is_anomaly\":true,\"anomaly_probability\":0.75}],"
                        + "\"model\":\"iot-anomaly\",\"version\":1,\"threshold\":0.4}");
    }

    @Test
    void bareRecord_isAnsweredWithItself(RequestSpecification server) {
        String record = "{\"timestamp\":\"2024-01-20T10:30:00\",\"temperature\":25.5,\"humidity\":48.2,\"sound\":62.1}";

        assertThat(json(server, "/models/factory-floor/predict", record).asString())
                .isEqualTo("{\"input_data\":" + record + ",\"prediction\":{\"anomaly_score\":0.5,\"is_anomaly\":true}}");
    }

    @Test
    void unknownFields_areListedOnce(RequestSpecification server) {
        String record = "{\"Temperature\":0,\"Humidity\":0,\"Battery_Level\":0,\"Colour\":\"red\"}";

        assertThat(json(server, "/predict", "{\"records\":[" + record + "," + record + "]}").jsonPath().getList("warnings"))
                .hasSize(1)
                .first()
                .asString()
                .contains("Colour");
    }

    @Test
    void csv_isAnsweredLineByLine(RequestSpecification server) {
        Response response = server.contentType("text/csv")
                .accept("text/csv")
                .body("Temperature,Humidity,Battery_Level\n0.1,-0.2,0.5\n1.5,0.75,0\n")
                .post("/predict");

        assertThat(response.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.asString().replace("\r\n", "\n"))
                .isEqualTo("is_anomaly,anomaly_probability\nfalse,0.125\ntrue,0.75\n");
    }

    @Test
    void ndjson_isAnsweredLineByLine(RequestSpecification server) {
        Response response = server.contentType("application/x-ndjson")
                .accept("application/x-ndjson")
                .body(RECORD + "\n" + ANOMALY + "\n")
                .post("/predict");

        assertThat(response.contentType()).isEqualTo("application/x-ndjson");
        assertThat(response.asString())
                .isEqualTo("""
                        {"is_anomaly":false,"anomaly_probability":0.125}
                        {"is_anomaly":true,"anomaly_probability":0.75}
                        """);
    }

    @Test
    void version_canBeNamed(RequestSpecification server) {
        Response response = json(server, "/models/press/versions/1/predict", "{\"records\":[{\"pressure\":1}]}");

        assertThat(response.asString())
                .isEqualTo("{\"results\":[{\"is_anomaly\":false,\"anomaly_score\":2.0}],"
                        + "\"model\":\"press\",\"version\":1,\"threshold\":3.0}");
    }

    @Test
    void missingValue_isImputedWhereTheModelAllows(RequestSpecification server) {
        Response response = json(server, "/models/press/predict", "{\"records\":[{},{\"pressure\":null}]}");

        assertThat(response.jsonPath().getList("results.anomaly_score", Double.class)).containsExactly(0.0, 0.0);
    }

    @Test
    void threshold_decidesInPlaceOfTheModels(RequestSpecification server) {
        Response response = json(server, "/predict?threshold=0.125", "{\"records\":[" + RECORD + "]}");

        assertThat(response.asString())
                .isEqualTo("{\"results\":[{\"is_anomaly\":true,\"anomaly_probability\":0.125}],"
                        + "\"model\":\"iot-anomaly\",\"version\":1,\"threshold\":0.125}");
    }

    @Test
    void explanation_namesTheFeatureThatMoved(RequestSpecification server) {
        Response response = json(server, "/predict?explain=true", "{\"records\":[" + ANOMALY + "]}");

        assertThat(response.jsonPath().getDouble("results[0].explanation.expected")).isEqualTo(0.28125);
        assertThat(response.jsonPath().getList("results[0].explanation.contributions.feature", String.class))
                .containsExactly("Humidity", "Temperature", "Battery_Level");
    }

    @Test
    void explanationInCsv_isRefused(RequestSpecification server) {
        Response response = server.contentType("application/json")
                .accept("text/csv")
                .body("{\"records\":[" + RECORD + "]}")
                .post("/predict?explain=true");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.asString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
                        + "\"detail\":\"a CSV answer has no place for explanations, ask for JSON or NDJSON\","
                        + "\"errors\":[{\"pointer\":\"?explain\",\"code\":\"unavailable\","
                        + "\"detail\":\"a CSV answer has no place for explanations, ask for JSON or NDJSON\"}]}");
    }

    @Test
    void problemsOfQueryAndBody_areListedTogether(RequestSpecification server) {
        Response response = json(server, "/predict?threshold=high&on_error=ignore", "{\"records\":[{\"Humidity\":\"x\"}]}");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("detail")).isEqualTo("5 problems; the first: threshold must be a number");
        assertThat(response.jsonPath().getList("errors.pointer", String.class))
                .containsExactlyInAnyOrder(
                        "?threshold",
                        "?on_error",
                        "#/records/0/Temperature",
                        "#/records/0/Humidity",
                        "#/records/0/Battery_Level");
    }

    @Test
    void manyProblems_areListedUpToAHundred(RequestSpecification server) {
        Response response = json(server, "/predict", "{\"records\":[" + "{},".repeat(49) + "{}]}");

        assertThat(response.jsonPath().getList("errors")).hasSize(100);
        assertThat(response.jsonPath().getString("detail")).startsWith("150 problems, of which 100 are listed; the first: ");
    }

    @Test
    void partial_scoresTheGoodAndReportsTheBad(RequestSpecification server) {
        Response response = json(server, "/predict?on_error=partial", "{\"records\":[{}," + ANOMALY + "]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getInt("results[0].index")).isZero();
        assertThat(response.jsonPath().getList("results[0].errors.pointer", String.class))
                .contains("#/records/0/Temperature", "#/records/0/Humidity", "#/records/0/Battery_Level");
        assertThat(response.jsonPath().getDouble("results[1].anomaly_probability")).isEqualTo(0.75);
    }

    @Test
    void partialWithNothingGood_isRefused(RequestSpecification server) {
        assertThat(json(server, "/predict?on_error=partial", "{\"records\":[{}]}").statusCode()).isEqualTo(422);
    }

    @Test
    void unknownModel_isNotFound(RequestSpecification server) {
        Response response = json(server, "/models/nobody/predict", "{\"records\":[" + RECORD + "]}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.asString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"there is no such model, GET /models lists those there are\"}");
    }

    @Test
    void unknownVersion_isNotFound(RequestSpecification server) {
        Response response = json(server, "/models/press/versions/3/predict", "{\"records\":[{\"pressure\":1}]}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.jsonPath().getString("detail"))
                .isEqualTo("there is no such version of such a model, GET /models lists those there are");
    }
}
