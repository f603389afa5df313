package io.vigil.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.readings.ReadingsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sensors that fall silent together, and silence that outlasts planned work.
@ExtendWith(TestPostgres.class)
class SilencesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Instant start = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path temp;

    private TestDatabase database;
    private ReadingsServer server;

    @BeforeEach
    void start(TestPostgres.Server postgres) throws IOException {
        Path sensors = Files.writeString(
                temp.resolve("sensors.json"), "[{\"match\":\"*\",\"detector\":\"rolling-z\",\"max_gap\":\"PT1M\"}]");
        database = postgres.create();
        server = ReadingsServer.start(database, "--vigil.sensors=" + sensors);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String reading(String sensor, int minute) {
        return "{\"sensor_id\":\"%1$s\",\"sensor_type\":\"type of %1$s\",\"location\":\"place of %1$s\",\"value\":1,\"timestamp\":\"%2$s\"}"
                .formatted(sensor, start.plus(Duration.ofMinutes(minute)));
    }

    private void await(String sql, String row) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!database.ask(sql).contains(row)) {
            assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
        }
    }

    /// All that one look at the sensors opens has the same time.
    @Test
    void plantThatFallsSilent_becomesIncidentsBitByBit() {
        String all = IntStream.range(0, 1_500).mapToObj(i -> reading("s" + i, 0)).collect(Collectors.joining("\n"));
        assertThat(server.post("application/x-ndjson", all).jsonPath().getInt("stored")).isEqualTo(1_500);
        server.json(reading("other", 60));

        await("select count(*) from incidents", "1500");
        assertThat(database.ask("select count(*) from incidents group by opened_at order by 1")).containsExactly("500", "1000");
        assertThat(database.ask("select count(*) from sensors where silent")).containsExactly("1500");
    }

    @ParameterizedTest
    @CsvSource({"sensor,a", "location,place of a", "type,type of a"})
    void silenceThatOutlastsPlannedWork_opensAnIncidentAfterIt(String scope, String target) {
        server.to().contentType("application/json")
                .body("{\"%s\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
                        .formatted(scope, target, start, start.plus(Duration.ofHours(1))))
                .post("/maintenance");
        server.json("[%s,%s]".formatted(reading("a", 0), reading("b", 0)));
        server.json(reading("other", 30));
        await("select count(*) from sensors where silent", "2");
        assertThat(database.ask("select sensor_id from incidents join sensors using (sensor_key)")).containsExactly("b");

        server.json(reading("other", 61));
        await("select sensor_id from incidents join sensors using (sensor_key)", "a");
        assertThat(database.ask("select opened_at >= '%s' from incidents order by id".formatted(start.plus(Duration.ofMinutes(61)))))
                .containsExactly("f", "t");
    }
}
