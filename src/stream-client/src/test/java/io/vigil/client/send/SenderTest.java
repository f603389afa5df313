package io.vigil.client.send;

import static io.vigil.client.ScriptedServer.drop;
import static io.vigil.client.ScriptedServer.reply;
import static io.vigil.client.ScriptedServer.stall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.client.FakeTime;
import io.vigil.client.ScriptedServer;
import io.vigil.client.read.Batch;
import io.vigil.client.read.Item;
import io.vigil.client.read.Label;
import io.vigil.client.read.ReplayException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

    private final ScriptedServer server;
    private final FakeTime time = new FakeTime();
    private final List<String> retries = new ArrayList<>();

    SenderTest() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Sender sender(String url, Duration timeout) {
        return new Sender(
                Dialect.PREDICT,
                new Http(URI.create(url + "/predict"), timeout),
                new Backoff(() -> 0, time),
                time,
                (batch, reason, delay) -> retries.add(batch.name() + ": " + reason + ", " + delay.toMillis()));
    }

    private Answer send(Batch batch) throws ReplayException, InterruptedException {
        return sender(server.url(), Duration.ofSeconds(5)).send(batch);
    }

    private static Batch batch(String... records) {
        return new Batch(
                10,
                "",
                IntStream.range(0, records.length)
                        .mapToObj(i -> (Item) new Item.Row(i + 2, records[i], Label.NONE))
                        .toList());
    }

    @Test
    void aBatch_isOneRequest() throws Exception {
        assertThat(send(batch("{\"t\":0.1}", "{\"t\":0.9}")).outcomes())
                .containsExactly(new Outcome.Scored(false, 0.1), new Outcome.Scored(true, 0.9));
        assertThat(server.bodies()).containsExactly("{\"records\":[{\"t\":0.1},{\"t\":0.9}]}");
        assertThat(retries).isEmpty();
    }

    @Test
    void onlyReadableRows_areSent() throws Exception {
        send(new Batch(
                0, "", List.of(new Item.Unreadable(2, "ragged"), new Item.Row(3, "{\"t\":0.1}", Label.NONE))));
        assertThat(server.bodies()).containsExactly("{\"records\":[{\"t\":0.1}]}");
    }

    @Test
    void aBadRow_doesNotLoseTheOthers() throws Exception {
        assertThat(send(batch("{\"t\":0.1}", "{}")).outcomes())
                .containsExactly(new Outcome.Scored(false, 0.1), new Outcome.Rejected("t is missing"));
    }

    @Test
    void aBatchWithoutAGoodRow_isRejectedRowByRow() throws Exception {
        assertThat(send(batch("{}", "{}")).outcomes())
                .containsExactly(new Outcome.Rejected("t is missing"), new Outcome.Rejected("t is missing"));
    }

    @Test
    void aRowBeyondTheListedErrors_isRejectedWithTheGeneralDetail() throws Exception {
        server.then(reply(
                422, "{\"detail\":\"2 problems\",\"errors\":[{\"pointer\":\"#/records/0/t\",\"detail\":\"no t\"}]}"));
        assertThat(send(batch("{}", "{}")).outcomes())
                .containsExactly(new Outcome.Rejected("no t"), new Outcome.Rejected("2 problems"));
    }

    @Test
    void overload_isWaitedOutAsLongAsTheServerAsks() throws Exception {
        server.then(reply(503, "{\"detail\":\"still starting\"}", "Retry-After", "3"))
                .then(reply(429, "", "Retry-After", "Sat, 20 Jan 2024 10:30:10 GMT"))
                .then(reply(502, ""));
        assertThat(send(batch("{\"t\":0.1}")).outcomes()).hasSize(1);
        assertThat(retries)
                .containsExactly(
                        "row 10: the server answered 503: still starting, 3000",
                        "row 10: the server answered 429, 7000",
                        "row 10: the server answered 502, 1000");
        assertThat(time.slept()).containsExactly(
                Duration.ofSeconds(3), Duration.ofSeconds(7), Duration.ofSeconds(1));
    }

    @Test
    void aDroppedConnection_isTriedAgain() throws Exception {
        server.then(drop()).then(drop());
        assertThat(send(batch("{\"t\":0.9}")).outcomes()).containsExactly(new Outcome.Scored(true, 0.9));
        assertThat(retries)
                .containsExactly("row 10: the connection broke, 250", "row 10: the connection broke, 500");
    }

    @Test
    void anAnswerThatStops_isTriedAgainAfterTheTimeout() throws Exception {
        server.then(stall());
        Answer answer = sender(server.url(), Duration.ofMillis(300)).send(batch("{\"t\":0.9}"));
        assertThat(answer.outcomes()).containsExactly(new Outcome.Scored(true, 0.9));
        assertThat(retries).containsExactly("row 10: no answer within 300 ms, 250");
    }

    @Test
    void withoutAServer_itGivesUpAfterTenMinutes() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Sender sender = sender("http://localhost:" + port, Duration.ofSeconds(5));
        assertThatThrownBy(() -> sender.send(batch("{}", "{}")))
                .isInstanceOf(ReplayException.class)
                .hasMessage("rows 10-11: no connection; gave up after 9 min 56 s"
                        + " because the next try would be due in 10 s");
        assertThat(retries).hasSize(64).first().isEqualTo("rows 10-11: no connection, 250");
    }

    @Test
    void aWaitLongerThanItsPatience_isNotBegun() {
        server.then(reply(429, "", "Retry-After", "3600"));
        assertThatThrownBy(() -> send(batch("{}")))
                .hasMessage("row 10: the server answered 429; gave up after 0 ms"
                        + " because the next try would be due in 1 h 0 min");
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void aFaultOfTheServer_isTriedThreeMoreTimes() {
        for (int i = 0; i < 4; i++) {
            server.then(reply(500, "{\"detail\":\"internal error\"}"));
        }
        assertThatThrownBy(() -> send(batch("{}", "{}", "{}")))
                .hasMessage("rows 10-12: the server answered 500: internal error, 4 times");
        assertThat(retries).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 405, 415, 422, 301})
    void aRefusal_endsTheReplayWithItsReason(int status) {
        server.then(reply(status, "{\"detail\":\"no model is named x\"}"));
        assertThatThrownBy(() -> send(batch("{}")))
                .hasMessage("row 10: the server answered " + status + ": no model is named x");
        assertThat(retries).isEmpty();
    }

    @Test
    void aBatchThatIsTooLarge_endsTheReplayWithAHint() {
        server.then(reply(413, "{\"detail\":\"more than 16 MiB\"}"));
        assertThatThrownBy(() -> send(batch("{}", "{}")))
                .hasMessage("rows 10-11: the server answered 413: more than 16 MiB; try a smaller --batch");
    }

    @Test
    void aSingleRowThatIsTooLarge_isRejected() throws Exception {
        server.then(reply(413, "{\"detail\":\"more than 16 MiB\"}"));
        assertThat(send(batch("{}")).outcomes()).containsExactly(new Outcome.Rejected("more than 16 MiB"));
    }

    @Test
    void anAnswerFromSomethingElse_namesTheRows() {
        server.then(reply(200, "<html>hello</html>"));
        assertThatThrownBy(() -> send(batch("{}")))
                .hasMessage("row 10: the answer is not JSON; is this a Vigil server?");
    }
}
