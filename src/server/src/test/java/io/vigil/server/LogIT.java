package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith({UsualServer.class, OutputCaptureExtension.class})
class LogIT {

    private static Response predict(TestServer server, String id, String body) {
        return UsualServer.to(server)
                .header("X-Request-Id", id)
                .contentType("application/json")
                .body(body)
                .post("/models/press/predict?threshold=3");
    }

    private static String line(CapturedOutput output, String id) {
        return output.getOut().lines().filter(line -> line.contains(id)).reduce((a, b) -> a + "\n" + b).orElse("");
    }

    @Test
    void scoredRequest_isOneLine(TestServer server, CapturedOutput output) throws InterruptedException {
        predict(server, "log-scored", "{\"records\":[{\"pressure\":1},{\"pressure\":7654.321}]}");

        assertThat(awaited(output, "log-scored"))
                .containsPattern("log-scored POST /models/press/predict 200 records=2 anomalies=1 ms=[0-9.]+$")
                .doesNotContain("7654.321");
    }

    @Test
    void refusedRequest_isOneLineWithItsReason(TestServer server, CapturedOutput output) throws InterruptedException {
        predict(server, "log-refused", "{\"records\":[{\"pressure\":\"secret\"}]}");

        assertThat(awaited(output, "log-refused"))
                .containsPattern("log-refused POST /models/press/predict 422 ms=[0-9.]+ \\(.*pressure.*\\)$")
                .doesNotContain("secret");
    }

    @Test
    void pathOfARefusedRequest_forgesNoLine(TestServer server, CapturedOutput output) throws InterruptedException {
        RawHttp.exchange(server.port(), "GET /log-forged\u0007%0d%0aINFO HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(awaited(output, " 400 ms=")).doesNotContain("\u0007").hasLineCount(1);
    }

    /// The line is written after the answer is sent.
    private static String awaited(CapturedOutput output, String id) throws InterruptedException {
        for (int i = 0; i < 100 && line(output, id).isEmpty(); i++) {
            Thread.sleep(20);
        }
        return line(output, id);
    }
}
