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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// 100,000 bodies of readings that were valid before something happened to their bytes: none breaks the
/// server, and every reading of theirs is counted once.
@ExtendWith(TestPostgres.class)
class MutatedReadingsIT {

    private static final int WORKERS = 16;
    private static final int REQUESTS_PER_WORKER = 6_250;
    private static final int SEED = 42;
    private static final int MOST_READINGS = 3;
    private static final List<String> MEDIA_TYPES = List.of("application/json", "application/x-ndjson", "text/csv");

    private final Instant start = Instant.now().minusSeconds(7_200);

    @Test
    void everyReading_isCountedOnce(TestPostgres.Server postgres) throws Exception {
        TestDatabase database = postgres.create();
        try (ReadingsServer server = ReadingsServer.start(
                database, "--vigil.max-sensors=200", "--logging.level.io.vigil.request=WARN")) {
            Map<String, Long> sent = send(server.port());
            String metrics = server.get("/actuator/prometheus");
            long stored = sum(metrics, "vigil_readings_total\\{outcome=\"stored\"}");
            long duplicate = sum(metrics, "vigil_readings_total\\{outcome=\"duplicate\"}");
            long rejected = sum(metrics, "vigil_readings_total\\{outcome=\"rejected\"}");

            assertThat(sent).containsOnlyKeys("200", "400", "422", "stored", "duplicate", "rejected");
            assertThat(sent.values()).allMatch(count -> count > 0, "some of each: " + sent);
            assertThat(sum(metrics, "vigil_readings_received_total")).isEqualTo(stored + duplicate + rejected);
            assertThat(List.of(stored, duplicate, rejected))
                    .containsExactly(sent.get("stored"), sent.get("duplicate"), sent.get("rejected"));
            assertThat(sum(metrics, "vigil_readings_rejected_total\\{[^}]*}")).isEqualTo(rejected);
            assertThat(database.ask("select count(*) from readings")).containsExactly(Long.toString(stored));
            assertThat(database.ask("select sum(count_readings) from sensors")).containsExactly(Long.toString(stored));
            assertThat(database.ask("select sum(count_readings) from sensor_aggregates"))
                    .containsExactly(Long.toString(stored));
        }
    }

    /// How many answers had each status, and what they said of readings.
    private Map<String, Long> send(int port) throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Map<String, Long>>> running = new ArrayList<>();
            for (int w = 0; w < WORKERS; w++) {
                int worker = w;
                running.add(workers.submit(() -> send(port, worker)));
            }
            for (Future<Map<String, Long>> one : running) {
                one.get().forEach((name, count) -> counts.merge(name, count, Long::sum));
            }
        }
        return counts;
    }

    private Map<String, Long> send(int port, int worker) {
        String mediaType = MEDIA_TYPES.get(worker % MEDIA_TYPES.size());
        Mutations mutations = new Mutations(SEED + worker, random -> body(random, mediaType));
        Map<String, Long> counts = new TreeMap<>();
        try (KeepAlive http = new KeepAlive(port)) {
            for (int i = 0; i < REQUESTS_PER_WORKER; i++) {
                Answer answer = http.post("/readings", mediaType, mutations.next());
                counts.merge(Integer.toString(answer.status()), 1L, Long::sum);
                count(answer, counts);
            }
        }
        return counts;
    }

    private static void count(Answer answer, Map<String, Long> counts) {
        JsonNode json = Reference.STRICT.readTree(answer.body());
        if (answer.status() == 200) {
            for (String outcome : List.of("stored", "duplicate", "rejected")) {
                counts.merge(outcome, json.get(outcome).longValue(), Long::sum);
            }
        } else if (answer.status() == 422 && !json.at("/errors/0/code").stringValue("").equals("empty")) {
            counts.merge("rejected", (long) json.get("errors").size(), Long::sum);
        }
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

    private static long sum(String metrics, String series) {
        return Pattern.compile("^" + series + " (.*)$", Pattern.MULTILINE)
                .matcher(metrics)
                .results()
                .map(MatchResult::group)
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
