package io.vigil.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.incidents.Receiver.Message;
import io.vigil.server.incidents.WebhookSettings.Webhook;
import io.vigil.server.readings.ReadingsServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPostgres.class)
class WebhooksIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private TestDatabase database;

    @BeforeEach
    void create(TestPostgres.Server postgres) {
        database = postgres.create();
    }

    private ReadingsServer start(String... urls) {
        Stream<String> webhooks = Stream.iterate(0, i -> i + 1)
                .limit(urls.length)
                .flatMap(i -> Stream.of(
                        "--vigil.webhooks[%d].url=%s".formatted(i, urls[i]),
                        "--vigil.webhooks[%d].secret=%s".formatted(i, SECRET)));
        return ReadingsServer.start(
                database, Stream.concat(Stream.of("--vigil.retention=3650d"), webhooks).toArray(String[]::new));
    }

    private static void send(ReadingsServer server, String sensor, int second, double value) {
        String reading = "{\"sensor_id\":\"%s\",\"sensor_type\":\"humidity\",\"location\":\"hall\",\"value\":%s,\"timestamp\":%d}"
                .formatted(sensor, value, 1_704_189_600_000L + second * 1_000L);
        assertThat(server.json(reading).statusCode()).isEqualTo(200);
    }

    @Test
    void openingAndClosing_areToldAndSigned() throws InterruptedException {
        try (Receiver receiver = Receiver.start(n -> 204);
                ReadingsServer server = start(receiver.url())) {
            send(server, "a", 0, 120);
            Message opened = receiver.next();

            assertThat(opened.body())
                    .isEqualTo("{\"type\":\"incident.opened\",\"timestamp\":\"2024-01-02T10:00:00Z\",\"data\":"
                            + server.get("/incidents/1") + "}");
            assertThat(opened.contentType()).isEqualTo("application/json");
            byte[] key = new Webhook(receiver.url(), SECRET).key();
            assertThat(opened.signature())
                    .isEqualTo(Signature.of(opened.id(), Long.parseLong(opened.timestamp()), opened.body(), key));

            for (int second = 1; second <= 3; second++) {
                send(server, "a", second, 50);
            }
            assertThat(receiver.next().body())
                    .isEqualTo("{\"type\":\"incident.closed\",\"timestamp\":\"2024-01-02T10:00:03Z\",\"data\":"
                            + server.get("/incidents/1") + "}");
        }
    }

    @Test
    void refusedMessage_comesAgainBeforeWhatFollowsIt() throws InterruptedException {
        try (Receiver receiver = Receiver.start(n -> n < 2 ? 500 : 200);
                ReadingsServer server = start(receiver.url())) {
            for (int second = 0; second <= 3; second++) {
                send(server, "a", second, second == 0 ? 120 : 50);
            }
            Message first = receiver.next();
            Message second = receiver.next();
            Message third = receiver.next();

            assertThat(Stream.of(first, second, third)).extracting(Message::status).containsExactly(500, 500, 200);
            assertThat(Stream.of(first, second, third)).extracting(Message::id).containsOnly(first.id());
            assertThat(Stream.of(first, second, third)).extracting(Message::body).containsOnly(first.body());
            assertThat(JsonPath.from(receiver.next().body()).getString("type")).isEqualTo("incident.closed");
            assertThat(server.get("/actuator/prometheus"))
                    .contains("vigil_webhook_attempts_total{result=\"failed\"} 2.0");
        }
    }

    @Test
    void receiverThatIsAway_holdsUpNobody() throws InterruptedException {
        try (Receiver receiver = Receiver.start(n -> 200);
                ReadingsServer server = start("http://127.0.0.1:1/hook", receiver.url())) {
            send(server, "a", 0, 120);
            send(server, "b", 0, 120);

            assertThat(JsonPath.from(receiver.next().body()).getString("data.sensor_id")).isEqualTo("a");
            assertThat(JsonPath.from(receiver.next().body()).getString("data.sensor_id")).isEqualTo("b");
        }
    }

    @Test
    void receiverThatHangs_holdsUpNobody_andIsTriedAgain() throws InterruptedException {
        try (Receiver hanging = Receiver.start(n -> n == 0 ? hang() : 200);
                Receiver receiver = Receiver.start(n -> 200);
                ReadingsServer server = start(hanging.url(), receiver.url())) {
            send(server, "a", 0, 120);
            Message told = receiver.next();
            send(server, "b", 0, 120);
            receiver.next();
            assertThat(database.ask("select attempts from webhook_outbox where url = '%s' order by id".formatted(hanging.url())))
                    .as("the first attempt still hangs")
                    .containsExactly("0", "0");

            assertThat(JsonPath.from(hanging.next().body()).getString("data.sensor_id")).isEqualTo("b");
            assertThat(hanging.next().body()).isEqualTo(told.body());
            assertThat(server.get("/actuator/prometheus"))
                    .contains("vigil_webhook_attempts_total{result=\"failed\"} 1.0");
        }
    }

    /// The sender gives up first.
    private static int hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 200;
    }

    @Test
    void messageThatIsRefusedForThreeDays_isGivenUp() throws InterruptedException {
        try (Receiver receiver = Receiver.start(n -> 500)) {
            try (ReadingsServer server = start(receiver.url())) {
                send(server, "a", 0, 120);
                receiver.next();
                await("select attempts from webhook_outbox", List.of("1"));
            }
            makeOlder("2 days 23 hours");
            try (ReadingsServer server = start(receiver.url())) {
                receiver.next();
                await("select attempts from webhook_outbox", List.of("2"));
                assertThat(server.get("/actuator/prometheus"))
                        .contains("vigil_webhook_attempts_total{result=\"failed\"} 1.0")
                        .contains("vigil_webhook_attempts_total{result=\"given_up\"} 0.0");
            }
            makeOlder("1 hour");
            try (ReadingsServer server = start(receiver.url())) {
                receiver.next();
                await("select attempts from webhook_outbox", List.of());
                assertThat(server.get("/actuator/prometheus"))
                        .contains("vigil_webhook_attempts_total{result=\"given_up\"} 1.0")
                        .contains("vigil_webhook_attempts_total{result=\"failed\"} 0.0");
            }
        }
    }

    private void makeOlder(String time) {
        database.execute("update webhook_outbox set created_at = created_at - interval '%s', next_at = now()".formatted(time));
    }

    private void await(String sql, List<String> rows) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!database.ask(sql).equals(rows)) {
            assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
        }
    }

    @Test
    void restart_deliversWhatWasNotDelivered_andDropsWhatIsForNobody() throws InterruptedException {
        try (ReadingsServer server = start("http://127.0.0.1:1/hook", "http://127.0.0.1:1/gone")) {
            send(server, "a", 0, 120);
            assertThat(database.ask("select count(*) from webhook_outbox")).containsExactly("2");
        }
        try (Receiver receiver = Receiver.start(n -> 200)) {
            database.execute("update webhook_outbox set next_at = now(), url = '" + receiver.url() + "' where url like '%hook'");
            try (ReadingsServer server = start(receiver.url())) {
                assertThat(JsonPath.from(receiver.next().body()).getString("data.sensor_id")).isEqualTo("a");
                send(server, "b", 0, 120);
                assertThat(JsonPath.from(receiver.next().body()).getString("data.sensor_id")).isEqualTo("b");
            }
            assertThat(database.ask("select url from webhook_outbox where url like '%gone'")).isEmpty();
        }
    }
}
