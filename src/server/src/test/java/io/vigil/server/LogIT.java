package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.restassured.response.Response;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(UsualServer.class)
class LogIT {

    private static final long PATIENCE_SECONDS = 20;

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.vigil.request");
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    };

    /// A server that starts sets up the log, and forgets who listens.
    @BeforeEach
    void listen(TestServer started) {
        listener.start();
        logger.addAppender(listener);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(listener);
    }

    /// The line is written after the answer is sent.
    private String next() throws InterruptedException {
        return String.valueOf(lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static Response predict(TestServer server, String id, String body) {
        return UsualServer.to(server)
                .header("X-Request-Id", id)
                .contentType("application/json")
                .body(body)
                .post("/models/press/predict?threshold=3");
    }

    @Test
    void scoredRequest_isOneLine(TestServer server) throws InterruptedException {
        predict(server, "log-scored", "{\"records\":[{\"pressure\":1},{\"pressure\":7654.321}]}");

        assertThat(next())
                .matches("log-scored POST /models/press/predict 200 records=2 anomalies=1 ms=[0-9.]+")
                .doesNotContain("7654.321");
    }

    @Test
    void refusedRequest_isOneLineWithItsReason(TestServer server) throws InterruptedException {
        predict(server, "log-refused", "{\"records\":[{\"pressure\":\"secret\"}]}");

        assertThat(next())
                .matches("log-refused POST /models/press/predict 422 ms=[0-9.]+ \\(.*pressure.*\\)")
                .doesNotContain("secret");
    }

    @Test
    void pathOfARefusedRequest_forgesNoLine(TestServer server) throws InterruptedException {
        RawHttp.exchange(server.port(), "GET /log-forged\u0007%0d%0aINFO HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(next()).contains(" 400 ms=").doesNotContain("\u0007").hasLineCount(1);
        assertThat(lines).isEmpty();
    }
}
