package io.vigil.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.readings.ReadingsServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// 100,000 bodies of readings that were valid before something happened to their bytes: none breaks the
/// server, every refusal is a problem, and every reading of theirs is counted once.
@ExtendWith(TestPostgres.class)
class MutatedReadingsIT {

    private static final int WORKERS = 50;
    private static final int REQUESTS_PER_WORKER = 2_000;
    private static final int SEED = 42;
    private static final int MOST_READINGS = 3;
    private static final Map<Integer, String> TITLES = Map.of(400, "Bad Request", 422, "Unprocessable Content");
    private static final List<String> MEDIA_TYPES = List.of("application/json", "application/x-ndjson", "text/csv");

    private final Instant start = Instant.now().minusSeconds(7_200);

    @Test
    void everyReading_isCountedOnce(TestPostgres.Server postgres) throws Exception {
        TestDatabase database = postgres.create();
        try (ReadingsServer server = ReadingsServer.start(
                database, "--vigil.max-sensors=200", "--logging.level.io.vigil.request=WARN")) {
            Counts answered = send(server.port());
            String metrics = server.get("/actuator/prometheus");
            long ordered = answered.of("stored");
            long late = answered.of("late");
            long conflict = answered.of("conflict");
            long stored = ordered + late + conflict;
            long duplicate = answered.of("duplicate");
            long rejected = answered.of("rejected");

            assertThat(answered.statuses()).containsOnlyKeys(200, 400, 422);
            assertThat(metric(metrics, "readings", "outcome"))
                    .isEqualTo(Map.of("stored", stored, "duplicate", duplicate, "rejected", rejected));
            assertThat(metric(metrics, "readings_unordered", "arrival")).isEqualTo(Map.of("late", late, "conflict", conflict));
            assertThat(answered.reasons()).hasSizeGreaterThan(8).isEqualTo(metric(metrics, "readings_rejected", "reason"));
            assertThat(answered.reasons().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(rejected);
            assertThat(Pattern.compile("^vigil_readings_received_total (.*)$", Pattern.MULTILINE).matcher(metrics).results()
                            .map(line -> Double.parseDouble(line.group(1))))
                    .containsExactly((double) (stored + duplicate + rejected));
            assertThat(database.ask("select outcome, count(*) from readings group by outcome order by outcome"))
                    .containsExactly("0|" + ordered, "1|" + late, "2|" + conflict);
            assertThat(database.ask("select sum(count_readings) from sensors")).containsExactly(Long.toString(stored));
            assertThat(database.ask("select sum(count_readings) from sensor_aggregates"))
                    .containsExactly(Long.toString(stored));
        }
    }

    /// The counts above 0 of a counter by the value of its label.
    private static Map<String, Long> metric(String metrics, String name, String label) {
        return Pattern.compile("^vigil_%s_total\\{%s=\"([a-z_]+)\"} (.*)$".formatted(name, label), Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .filter(line -> Double.parseDouble(line.group(2)) > 0)
                .collect(Collectors.toMap(line -> line.group(1), line -> (long) Double.parseDouble(line.group(2))));
    }

    /// How many answers had each status, and what became of the readings in them.
    private record Counts(Map<Integer, Long> statuses, Map<String, Long> outcomes, Map<String, Long> reasons) {

        Counts() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }

        long of(String outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }

        void add(Counts other) {
            other.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
            other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
            other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        }

        void add(Answer answer) {
            JsonNode json = Reference.STRICT.readTree(answer.body());
            statuses.merge(answer.status(), 1L, Long::sum);
            if (answer.status() == 200) {
                json.get("results").forEach(result -> outcomes.merge(result.get("outcome").stringValue(), 1L, Long::sum));
                json.get("results").findValuesAsString("reason").forEach(reason -> reasons.merge(reason, 1L, Long::sum));
            } else {
                assertIsProblem(answer, json);
                json.path("errors").findValuesAsString("code").stream().filter(code -> !code.equals("empty")).forEach(code -> {
                    outcomes.merge("rejected", 1L, Long::sum);
                    reasons.merge(code, 1L, Long::sum);
                });
            }
        }
    }

    private Counts send(int port) throws Exception {
        Counts counts = new Counts();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Counts>> running = new ArrayList<>();
            for (int w = 0; w < WORKERS; w++) {
                int worker = w;
                running.add(workers.submit(() -> send(port, worker)));
            }
            for (Future<Counts> one : running) {
                counts.add(one.get());
            }
        }
        return counts;
    }

    private Counts send(int port, int worker) {
        String mediaType = MEDIA_TYPES.get(worker % MEDIA_TYPES.size());
        Mutations mutations = new Mutations(SEED + worker, random -> body(random, mediaType));
        Counts counts = new Counts();
        try (KeepAlive http = new KeepAlive(port)) {
            for (int i = 0; i < REQUESTS_PER_WORKER; i++) {
                counts.add(http.post("/readings", mediaType, mutations.next()));
            }
        }
        return counts;
    }

    private static void assertIsProblem(Answer answer, JsonNode json) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json.get("type").stringValue()).isEqualTo("about:blank");
        assertThat(json.get("status").intValue()).isEqualTo(answer.status());
        assertThat(json.get("title").stringValue()).isEqualTo(TITLES.get(answer.status()));
        assertThat(json.get("detail").stringValue()).isNotBlank();
    }

    private String body(Random random, String mediaType) {
        List<String> readings = new ArrayList<>();
        for (int r = random.nextInt(MOST_READINGS); r >= 0; r--) {
            readings.add(reading(random, mediaType));
        }
        return switch (mediaType) {
            case "application/json" -> "[" + String.join(",", readings) + "]";
            case "text/csv" -> "sensor_id,sensor_type,location,value,timestamp\n" + String.join("\n", readings);
            default -> String.join("\n", readings);
        };
    }

    private String reading(Random random, String mediaType) {
        String shape = mediaType.equals("text/csv")
                ? "s%d,flow,hall,%s,%s"
                : "{\"sensor_id\":\"s%d\",\"sensor_type\":\"flow\",\"location\":\"hall\",\"value\":%s,\"timestamp\":\"%s\"}";
        return shape.formatted(random.nextInt(20), random.nextInt(4) / 4.0, start.plusSeconds(10L * random.nextInt(700)));
    }
}
