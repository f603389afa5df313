package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// More readings than may wait are refused, and are not lost.
@ExtendWith(TestPostgres.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BackPressureIT {

    private static final int ROWS = 10_000;
    private static final int REQUESTS_THAT_FIT = 10;
    private static final int REQUESTS = REQUESTS_THAT_FIT + 2;

    private final long start = Instant.now().minus(1, ChronoUnit.HOURS).toEpochMilli();

    private record Answered(String body, Response answer) {}

    /// Readings of one sensor, of which the last but one is a repeat and the last has no value.
    private String readings(int sensor) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> "%d,%d,%s".formatted(sensor, start + Math.min(i, ROWS - 3), i == ROWS - 1 ? "" : "1"))
                .collect(Collectors.joining("\n", "sensor_id,timestamp,value\n", "\n"));
    }

    @Test
    void readingsThatFindNoRoom_areRefused_andStoredOnceWhenTheyComeAgain(TestPostgres.Server postgres)
            throws SQLException, InterruptedException, ExecutionException {
        TestDatabase database = postgres.create();
        List<String> bodies = IntStream.range(0, REQUESTS).mapToObj(this::readings).toList();
        try (ReadingsServer server = ReadingsServer.start(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Answered> answers = new ExecutorCompletionService<>(threads);
            List<String> refused = new ArrayList<>();
            try (Connection other = database.connect();
                    Statement stall = other.createStatement()) {
                other.setAutoCommit(false);
                stall.execute("lock table readings in access exclusive mode");
                send(server, answers, "sensor_id,timestamp,value\nfirst,%d,1\n".formatted(start));
                awaitTheWriterStalls(database);

                bodies.forEach(body -> send(server, answers, body));
                for (int i = REQUESTS_THAT_FIT; i < REQUESTS; i++) {
                    Answered early = answers.take().get();
                    assertThat(early.answer().asString())
                            .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,"
                                    + "\"detail\":\"too many readings wait to be stored, try again\"}");
                    assertThat(early.answer().statusCode()).isEqualTo(429);
                    assertThat(early.answer().contentType()).isEqualTo("application/problem+json");
                    assertThat(early.answer().header("Retry-After")).isEqualTo("1");
                    refused.add(early.body());
                }
                assertThat(answers.poll()).as("the others wait").isNull();
            }
            for (int i = 0; i <= REQUESTS_THAT_FIT; i++) {
                assertThat(answers.take().get().answer().statusCode()).isEqualTo(200);
            }
            assertThat(database.ask("select count(*) from readings"))
                    .containsExactly(Integer.toString(1 + REQUESTS_THAT_FIT * (ROWS - 2)));

            refused.forEach(body -> assertThat(server.post("text/csv", body).jsonPath().getInt("stored")).isEqualTo(ROWS - 2));
            assertThat(database.ask("select sensor_id, count(*) from readings join sensors using (sensor_key) group by 1"))
                    .hasSize(REQUESTS + 1)
                    .contains("first|1")
                    .filteredOn(row -> row.endsWith("|" + (ROWS - 2)))
                    .hasSize(REQUESTS);
            assertThat(server.get("/actuator/prometheus"))
                    .contains("vigil_readings_received_total %s\n".formatted((double) (1 + REQUESTS * ROWS)))
                    .contains("vigil_readings_total{outcome=\"stored\"} %s\n".formatted((double) (1 + REQUESTS * (ROWS - 2))))
                    .contains("vigil_readings_total{outcome=\"duplicate\"} %s\n".formatted((double) REQUESTS))
                    .contains("vigil_readings_total{outcome=\"rejected\"} %s\n".formatted((double) REQUESTS));
        }
    }

    private static void send(ReadingsServer server, CompletionService<Answered> answers, String body) {
        answers.submit(() -> new Answered(body, server.post("text/csv", body)));
    }

    private static void awaitTheWriterStalls(TestDatabase database) {
        while (database.ask("select count(*) from pg_locks where not granted").equals(List.of("0"))) {
            Thread.onSpinWait();
        }
    }
}
