package io.vigil.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.readings.ReadingsServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be asked of incidents and planned work, and what is refused. There is one incident, which has
/// closed, of four readings a second apart.
@ExtendWith(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentRequestsIT {

    @AutoClose
    private ReadingsServer server;

    @BeforeAll
    void start(TestPostgres.Server postgres) {
        server = ReadingsServer.start(postgres.create(), "--vigil.retention=3650d");
        int[] values = {120, 50, 50, 50};
        String readings = IntStream.range(0, values.length)
                .mapToObj(second -> ("{\"sensor_id\":\"a\",\"sensor_type\":\"humidity\",\"location\":\"hall\",\"value\":%d,"
                                + "\"timestamp\":\"2024-01-02T10:00:0%dZ\"}")
                        .formatted(values[second], second))
                .collect(Collectors.joining("\n"));
        assertThat(server.post("application/x-ndjson", readings).jsonPath().getInt("stored")).isEqualTo(values.length);
    }

    private Response post(String path, String json) {
        return server.to().contentType("application/json").body(json).post(path);
    }

    @ParameterizedTest
    @CsvSource({
        "?from=2024-01-02T10:00:03Z, 1",
        "?from=2024-01-02T10:00:03.000001Z, 0",
        "?to=2024-01-02T10:00:00Z, 0",
        "?to=2024-01-02T10:00:00.000001Z, 1",
        "?type=humidity&location=hall&sensor=a, 1",
        "?type=heat, 0",
        "?location=yard, 0",
        "?status=closed, 1"
    })
    void filter_holdsThoseThatWereOpen(String query, int count) {
        assertThat(server.to().get("/incidents" + query).jsonPath().getList("incidents")).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"2", "0", "x", "-1", "99999999999999999999"})
    void unknownIncident_isNotFound(String id) {
        String problem = "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"there is no such incident, GET /incidents lists those there are\"}";

        assertThat(server.get("/incidents/" + id)).isEqualTo(problem);
        assertThat(server.to().post("/incidents/" + id + "/ack").asString()).isEqualTo(problem);
        assertThat(post("/incidents/" + id + "/feedback", "{\"true_alarm\":true}").asString()).isEqualTo(problem);
        assertThat(server.to().delete("/maintenance/" + id).asString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"there is no such planned work, GET /maintenance lists what there is\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /incidents/1/feedback   | {}                  | 422 | true_alarm is required
            /incidents/1/feedback   | {"true_alarm":"no"} | 422 | true_alarm must be true or false
            /incidents/1/feedback   | {"true_alarm":true,"x":1} | 422 | the fields are true_alarm, no others
            /incidents/1/feedback   | {                   | 400 | not JSON at line 1, column 2
            /incidents/1/feedback   | ``                  | 400 | the body is empty
            /incidents/1/feedback?a=1 | {"true_alarm":true} | 422 | there are no query parameters
            /incidents/1/ack?a=1    | ``                  | 422 | there are no query parameters
            /maintenance            | {"sensor":"a"}      | 422 | 2 problems; the first: from is required
            /maintenance            | []                  | 422 | 4 problems; the first: the body must be an object
            """)
    void badBody_isRefused(String path, String body, int status, String detail) {
        Response answer = post(path, body);

        assertThat(answer.jsonPath().getString("detail")).isEqualTo(detail);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void otherFormatsAndSizes_areRefused() {
        assertThat(server.to().contentType("text/csv").body("a").post("/maintenance").jsonPath().getString("detail"))
                .isEqualTo("Content-Type must be application/json");
        Response large = post("/maintenance", " ".repeat(17_000));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.jsonPath().getString("detail")).isEqualTo("the body must not be larger than 16384 bytes");
        assertThat(server.to().accept("text/csv").contentType("application/json").body("{}").post("/maintenance").statusCode())
                .isEqualTo(406);
    }
}
