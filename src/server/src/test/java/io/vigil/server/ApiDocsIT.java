package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(UsualServer.class)
class ApiDocsIT {

    /// What describes the API, Boot's list of its own calls, and the heads of streams.
    private static final Pattern NO_API = Pattern.compile("HEAD | (/v3/api-docs.*|/swagger-ui.*|/actuator|/actuator/health/\\*\\*)$");

    private static JsonNode document(TestServer server) {
        return JsonMapper.shared().readTree(UsualServer.to(server).get("/v3/api-docs").asString());
    }

    private static Stream<String> calls(JsonNode document) {
        return document.get("paths").propertyStream()
                .flatMap(path -> path.getValue().propertyStream()
                        .map(call -> call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    @Test
    void everyServedModel_hasItsPaths(TestServer server) {
        assertThat(calls(document(server)).filter(call -> call.endsWith("/predict")))
                .containsExactlyInAnyOrder(
                        "POST /predict",
                        "POST /models/factory-floor/predict",
                        "POST /models/factory-floor/versions/1/predict",
                        "POST /models/iot-anomaly/predict",
                        "POST /models/iot-anomaly/versions/1/predict",
                        "POST /models/press/predict",
                        "POST /models/press/versions/1/predict",
                        "POST /models/press/versions/2/predict");
    }

    @Test
    void document_tellsOfEveryCall_andOfNoOther(TestServer server) {
        Stream<String> described = calls(document(server))
                .map(call -> call.replaceFirst("/models/[a-z-]+/(versions/\\d/)?predict", "/models/{name}/$1predict"))
                .map(call -> call.replaceFirst("/versions/\\d/", "/versions/{version}/"))
                .distinct();

        assertThat(server.calls().filter(call -> !NO_API.matcher(call).find()))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(described.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/x-ndjson"})
    void examples_succeedUnchanged(String mediaType, TestServer server) {
        for (Map.Entry<String, JsonNode> path : document(server).get("paths").properties()) {
            JsonNode post = path.getValue().get("post");
            if (post == null || !path.getKey().endsWith("/predict")) {
                continue;
            }
            JsonNode example = post.get("requestBody").get("content").get(mediaType).get("example");
            Response response = UsualServer.to(server)
                    .header("Content-Type", mediaType)
                    .body(example.isString() ? example.asString() : example.toString())
                    .post(path.getKey());
            assertThat(response.statusCode()).as(path.getKey() + " " + mediaType).isEqualTo(200);
        }
    }

    @Test
    void features_tellUnitAndRange(TestServer server) {
        JsonNode record = document(server).get("components").get("schemas").get("Record.iot-anomaly.1");

        assertThat(record.get("properties").get("Temperature").get("description").asString())
                .isEqualTo("in °C; training data lay from -2.5 to 2.5");
        assertThat(record.get("required").toString()).isEqualTo("[\"Battery_Level\",\"Humidity\",\"Temperature\"]");
    }

    @Test
    void references_allLeadSomewhere(TestServer server) {
        JsonNode document = document(server);

        assertThat(document.findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference ->
                assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue());
    }

    @Test
    void swaggerUi_isServedFromHere(RequestSpecification server) {
        Response response = server.get("/swagger-ui/index.html");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).contains("swagger-ui").doesNotContain("http://", "https://");
    }
}
