package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vigil.core.format.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UsualServer.class)
class LimitsIT {

    private static final int MIB = 1024 * 1024;
    private static final String TOO_LARGE = "{\"type\":\"about:blank\",\"title\":\"Content Too Large\",\"status\":413,"
            + "\"detail\":\"the body must not be larger than 16777216 bytes\"}";

    @Test
    void tooManyBytes_areRefused(RequestSpecification server) {
        Response response = server.contentType("application/json").body(blanks(17 * MIB)).post("/predict");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.asString()).isEqualTo(TOO_LARGE);
    }

    @Test
    void tooManyBytesInChunks_areRefused(TestServer server) {
        try (RawHttp http = RawHttp.connect(server.port())) {
            http.send("POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = blanks(MIB);
            for (int i = 0; i < 17; i++) {
                http.send("100000\r\n").send(chunk).send("\r\n");
            }
            assertThat(http.send("0\r\n\r\n").rest()).startsWith("HTTP/1.1 413 ").endsWith(TOO_LARGE);
        }
    }

    @Test
    void exactlyTheLimit_isRead(RequestSpecification server) {
        byte[] body = blanks(16 * MIB);
        byte[] record = "{\"pressure\":1}".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(record, 0, body, 0, record.length);

        assertThat(server.contentType("application/json").body(body).post("/models/press/predict").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHundredThousandRecords_areScoredInOrder(RequestSpecification server) {
        String rows = IntStream.range(0, 100_000).mapToObj(i -> i + "\n").collect(Collectors.joining("", "pressure\n", ""));
        Response response = server.contentType("text/csv").accept("text/csv").body(rows).post("/models/press/predict");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString().lines().skip(1).map(line -> line.substring(line.indexOf(',') + 1)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100_000).mapToObj(i -> Numbers.text(i / 0.5)).toList());
    }

    @Test
    void oneRecordMore_isRefused(RequestSpecification server) {
        Response response = server.contentType("text/csv").body(rows(100_001)).post("/models/press/predict");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.jsonPath().getString("detail")).isEqualTo("the body must not hold more than 100000 records");
    }

    @Test
    void bodyInPieces_isRead(TestServer server) {
        try (RawHttp http = RawHttp.connect(server.port())) {
            http.send("POST /models/press/predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n");
            http.send("Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(http.send("5\r\n{\"pre\r\n").send("9\r\nssure\":1}\r\n0\r\n\r\n").rest()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void bodyThatStalls_isGivenUp() {
        try (TestServer server = TestServer.start(
                        folder -> TestModels.writePress(folder, 1), "--server.tomcat.connection-timeout=300ms");
                RawHttp http = RawHttp.connect(server.port())) {
            http.send("POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{");

            assertThat(http.rest())
                    .startsWith("HTTP/1.1 408 ")
                    .endsWith("{\"type\":\"about:blank\",\"title\":\"Request Timeout\",\"status\":408,"
                            + "\"detail\":\"the body did not arrive in time\"}");
        }
    }

    private static byte[] blanks(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) ' ');
        return bytes;
    }

    private static byte[] rows(int count) {
        return ("pressure\n" + "1\n".repeat(count)).getBytes(StandardCharsets.US_ASCII);
    }
}
