package io.vigil.server.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vigil.server.TestModels;
import io.vigil.server.TestServer;
import io.vigil.server.UsualServer;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.readings.ReadingsServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The exact words with which bad queries are refused.
@ExtendWith(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryRefusalsIT {

    private static final List<String> CALLS = List.of("/readings", "/anomalies", "/aggregates", "/sensors", "/zones",
            "/statistics", "/summary", "/correlation", "/ml", "/incidents", "/maintenance", "/anomalies/stream", "/live");

    @AutoClose
    private ReadingsServer server;

    @BeforeAll
    void start(TestPostgres.Server postgres) {
        server = ReadingsServer.start(postgres.create());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /readings?x=1                       | ?         | unknown   | the query parameters are sensor, type, location, from, to, limit and cursor, no others
            /anomalies?step=PT1M                | ?         | unknown   | the query parameters are sensor, type, location, from, to, limit and cursor, no others
            /aggregates?sensor=a                | ?         | unknown   | the query parameters are type, location, from, to, step, limit and cursor, no others
            /zones?type=a                       | ?         | unknown   | the query parameters are location, from, to, limit and cursor, no others
            /statistics?limit=1                 | ?         | unknown   | the query parameters are type, location, from and to, no others
            /summary?limit=1                    | ?         | unknown   | the query parameters are sensor, type, location, from and to, no others
            /ml?cursor=a                        | ?         | unknown   | the query parameters are sensor, type, location, from and to, no others
            /maintenance?from=1                 | ?         | unknown   | the query parameters are limit and cursor, no others
            /live?from=1                        | ?         | unknown   | the query parameters are sensor, type and location, no others
            /anomalies/stream?limit=1           | ?         | unknown   | the query parameters are sensor, type and location, no others
            /readings?from=1&from=2             | ?from     | duplicate | from must be given once
            /readings?from=2026-02-30           | ?from     | type      | from must be a time, as 2026-01-02T03:04:05Z or in epoch milliseconds
            /readings?to=2026-01-01T24:00:01Z   | ?to       | type      | to must be a time, as 2026-01-02T03:04:05Z or in epoch milliseconds
            /readings?to=1e999                  | ?to       | type      | to must be a time, as 2026-01-02T03:04:05Z or in epoch milliseconds
            /readings?from=2026-01-02&to=2026-01-01 | ?from | range     | from must be before to
            /sensors?limit=0                    | ?limit    | range     | limit must be a whole number from 1 to 10000
            /sensors?limit=10001                | ?limit    | range     | limit must be a whole number from 1 to 10000
            /aggregates?step=PT2M               | ?step     | value     | step must be one of PT1M, PT5M, PT1H, P1D
            /incidents?status=shut              | ?status   | value     | status must be one of open, closed
            /readings?sensor=a%00               | ?sensor   | value     | sensor must not hold control characters
            /live?location=%0Aevent:x           | ?location | value     | location must not hold control characters
            /correlation                        | ?location | missing   | location is required
            /correlation?location=a&from=2026-01-01&to=2026-01-02T00:00:00.000001Z | ?from | range | from and to must be at most 24 hours apart
            """)
    void badQuery_isRefused(String path, String pointer, String code, String detail) {
        Response answer = server.to().get(path);

        assertThat(answer.asString()).isEqualTo(problem(pointer, code, detail));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    private static String problem(String pointer, String code, String detail) {
        return "{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,\"detail\":\"" + detail
                + "\",\"errors\":[{\"pointer\":\"" + pointer + "\",\"code\":\"" + code + "\",\"detail\":\"" + detail + "\"}]}";
    }

    @ParameterizedTest
    @CsvSource({
        "/readings, nonsense",
        "/readings, READINGS",
        "/readings, READINGS;1;2",
        "/readings, READINGS;1;2;1e999",
        "/readings, READINGS;9223372036854775807;2;3",
        "/readings, READINGS;-9223372036854775808;2;3",
        "/readings, READINGS;1;2;3);drop table readings",
        "/readings, ANOMALIES;1;2",
        "/anomalies, READINGS;1;2;3",
        "/anomalies, ANOMALIES;1;9999999999999999999",
        "/aggregates, AGGREGATES;1;a",
        "/sensors, SENSORS",
        "/zones, ZONES;x;a",
        "/incidents, INCIDENTS;",
        "/maintenance, MAINTENANCE;0x10"
    })
    void forgedCursor_isRefused(String path, String plain) {
        String cursor = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(plain.replace(';', '\n').getBytes(StandardCharsets.UTF_8));
        String detail = "cursor must be what next held in an earlier answer to this call";

        assertThat(server.get(path + "?cursor=" + cursor)).isEqualTo(problem("?cursor", "value", detail));
        assertThat(server.get(path + "?cursor=" + plain.replaceAll("[^a-zA-Z]", "!"))).isEqualTo(problem("?cursor", "value", detail));
    }

    /// Nothing that a made-up cursor can hold does more than begin a page elsewhere.
    @ParameterizedTest
    @CsvSource({
        "/readings, READINGS;-62167219200000000;-9223372036854775808;-1.7976931348623157e308",
        "/readings, READINGS;253402300799999999;9223372036854775807;1.7976931348623157e308",
        "/anomalies, ANOMALIES;253402300799999999;9223372036854775807",
        "/aggregates, AGGREGATES;253402300799999999;' or 1=1 --;%",
        "/aggregates, AGGREGATES;-62167219200000000;;",
        "/sensors, SENSORS;' drop table sensors --",
        "/zones, ZONES;0;nowhere",
        "/zones, ZONES;1;nowhere",
        "/incidents, INCIDENTS;-9223372036854775808",
        "/maintenance, MAINTENANCE;9223372036854775807"
    })
    void cursorAtTheEdge_isAPage(String path, String plain) {
        String cursor = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(plain.replace(';', '\n').getBytes(StandardCharsets.UTF_8));

        assertThat(server.get(path + "?cursor=" + cursor)).isEqualTo("{\"" + path.substring(1) + "\":[],\"next\":null}");
    }

    @Test
    void timesAtTheEdge_areAnswered() {
        for (String path : CALLS.subList(0, 10)) {
            String location = path.equals("/correlation") ? "&location=a" : "";
            for (String range : List.of("?from=-253402300799999", "?from=253402300799999", "?to=-253402300799999",
                    "?to=9999-12-31T23:59:59.999999Z", "?from=0000-01-01&to=0000-01-01T00:01")) {
                assertThat(server.to().get(path + range + location).statusCode()).as(path + range).isEqualTo(200);
            }
        }
    }

    @Test
    void otherMethodsAndFormats_areRefused() {
        for (String path : CALLS) {
            assertThat(server.to().put(path).statusCode()).as(path).isEqualTo(405);
            assertThat(server.to().accept("image/png").get(path).statusCode()).as(path).isEqualTo(406);
            assertThat(server.to().get(path + "?limit=%C3%28").statusCode()).as(path).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/anomalies/stream"})
    void headOfAStream_comesToAnEnd(String path) {
        Response head = server.to().head(path);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.contentType()).isEqualTo("text/event-stream;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "9999999999999999999", "%00"})
    void badLastEventId_isRefused(String id) {
        assertThat(server.to().header("Last-Event-ID", id).get("/anomalies/stream").asString())
                .isEqualTo(problem("Last-Event-ID", "value", "Last-Event-ID must be an id of an event of this stream"));
    }

    @Test
    void withoutADatabase_isTriedAgainLater() {
        try (TestServer alone = TestServer.start(folder -> TestModels.writePress(folder, 1))) {
            for (String path : CALLS.subList(0, 12)) {
                Response answer = UsualServer.to(alone).get(path + (path.equals("/correlation") ? "?location=a" : ""));
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("2");
            }
        }
    }
}
