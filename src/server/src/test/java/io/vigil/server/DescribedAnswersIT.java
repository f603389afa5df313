package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.readings.ReadingsServer;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server with stored readings really answers is what its OpenAPI document says.
@ExtendWith(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribedAnswersIT {

    @AutoClose
    private ReadingsServer server;
    private Described described;

    @BeforeAll
    void start(TestPostgres.Server postgres) {
        server = ReadingsServer.start(postgres.create(), "--vigil.dual-detection=true");
        described = new Described(JsonMapper.shared().readTree(server.get("/v3/api-docs")));
        Instant now = Instant.now();
        String readings = IntStream.range(0, 40)
                .mapToObj(second -> """
                        {"sensor_id":"a","sensor_type":"humidity","location":"hall","plant_id":"p","unit":"%%","lat":1,"lon":2,\
                        "anomaly":true,"value":%d,"timestamp":"%s"}"""
                        .formatted(second == 39 ? 120 : 50 + second % 2, now.minusSeconds(60 - second)))
                .collect(Collectors.joining("\n"));
        server.post("application/x-ndjson", readings);
        post("/maintenance", "{\"type\":\"none\",\"from\":\"2026-01-02\",\"to\":\"2026-01-03\",\"note\":\"n\"}");
    }

    private Response post(String path, String json) {
        return server.to().contentType("application/json").body(json).post(path);
    }

    private void check(String call, Response answer) {
        String mediaType = answer.contentType().replaceFirst(";.*", "");
        JsonNode schema = described.schema(call, answer.statusCode(), mediaType);

        assertThat(schema.isObject()).as("%s %d %s", call, answer.statusCode(), mediaType).isTrue();
        if (mediaType.endsWith("json")) {
            assertThat(described.differences(JsonMapper.shared().readTree(answer.asString()), schema)).as(call).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/x-ndjson"})
    void exampleOfReadings_sentUnchanged_isStored(String mediaType) {
        JsonNode example = described.document()
                .at("/paths/~1readings/post/requestBody/content").get(mediaType).get("example");
        Response answer = server.post(mediaType, example.isString() ? example.stringValue() : example.toString());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("rejected")).isZero();
        check("post /readings", answer);
    }

    @ParameterizedTest
    @CsvSource({
        "/readings, /readings",
        "/anomalies, /anomalies",
        "/aggregates, /aggregates?step=PT1H",
        "/sensors, /sensors",
        "/zones, /zones",
        "/incidents, /incidents",
        "/incidents/{id}, /incidents/1",
        "/maintenance, /maintenance",
        "/statistics, /statistics",
        "/summary, /summary",
        "/correlation, /correlation?location=hall",
        "/ml, /ml",
        "/models, /models",
        "/models/{name}, /models/press",
        "/models/{name}/sample-request, /models/press/sample-request",
        "/health, /health",
        "/livez, /livez",
        "/readyz, /readyz",
        "/actuator/health, /actuator/health",
        "/actuator/prometheus, /actuator/prometheus"
    })
    void answer_isAsDescribed(String path, String asked) {
        Response answer = server.to().get(asked);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        check("get " + path, answer);
    }

    @Test
    void whatPeopleSay_isAnsweredAsDescribed() {
        check("post /incidents/{id}/ack", post("/incidents/1/ack", ""));
        check("post /incidents/{id}/feedback", post("/incidents/1/feedback", "{\"true_alarm\":true}"));
        check("post /maintenance", post("/maintenance", "{\"sensor\":\"x\",\"from\":\"2026-01-02\",\"to\":\"2026-01-03\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /readings               | /readings            | application/json | [
            POST   | /readings               | /readings            | application/json | [{}]
            POST   | /readings               | /readings            | text/html        | x
            GET    | /readings               | /readings?limit=0    | application/json | ''
            GET    | /anomalies/stream       | /anomalies/stream?x  | application/json | ''
            GET    | /incidents/{id}         | /incidents/0         | application/json | ''
            POST   | /incidents/{id}/ack     | /incidents/0/ack     | application/json | ''
            POST   | /incidents/{id}/feedback | /incidents/1/feedback | application/json | {}
            POST   | /maintenance            | /maintenance         | application/json | {}
            DELETE | /maintenance/{id}       | /maintenance/0       | application/json | ''
            GET    | /models/{name}          | /models/none         | application/json | ''
            """)
    void refusal_isAsDescribed(String method, String path, String asked, String mediaType, String body) {
        Response answer = server.to().contentType(mediaType).body(body).request(method, asked);

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        check(method.toLowerCase(Locale.ROOT) + " " + path, answer);
    }
}
