package io.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownIT {

    @Test
    void requestUnderWay_isFinished() throws Exception {
        TestServer server = TestServer.start(folder -> TestModels.writePress(folder, 1));
        try (RawHttp http = RawHttp.connect(server.port())) {
            http.send("POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n");
            http.send("{\"pressure\"");
            awaitInflight(server);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);

            assertThat(closed.isDone()).isFalse();
            assertThat(http.send(":1}").rest()).startsWith("HTTP/1.1 200 ");
            closed.get(20, TimeUnit.SECONDS);
        }
    }

    /// The server tells nobody that it reads a body, so it is asked.
    private static void awaitInflight(TestServer server) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!UsualServer.to(server).get("/actuator/prometheus").asString().contains("vigil_inflight_requests 1.0")) {
            assertThat(System.nanoTime()).as("the request is not under way").isLessThan(deadline);
        }
    }
}
