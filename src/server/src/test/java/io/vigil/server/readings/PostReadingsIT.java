package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostReadingsIT {

    private final Instant hourAgo = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);

    private TestDatabase database;
    @AutoClose
    private ReadingsServer server;

    @BeforeAll
    void start(TestPostgres.Server postgres) {
        database = postgres.create();
        server = ReadingsServer.start(database);
    }

    private String reading(String sensor, int second, double value) {
        return "{\"sensor_id\":\"%s\",\"sensor_type\":\"vibration\",\"location\":\"hall\",\"value\":%s,\"timestamp\":\"%s\"}"
                .formatted(sensor, value, hourAgo.plusSeconds(second));
    }

    @Test
    void oneReading_isAnsweredWithItsVerdict() {
        assertThat(server.json(reading("one", 0, 1.5)).asString())
                .isEqualTo("{\"stored\":1,\"duplicate\":0,\"rejected\":0,\"results\":[{\"index\":0,\"outcome\":\"stored\","
                        + "\"verdict\":{\"is_anomaly\":false,\"in_event\":false,\"anomaly_score\":0.0,\"reasons\":[],"
                        + "\"expected\":1.5,\"lower\":null,\"upper\":null,\"learning\":{\"n\":0,\"of\":100}}}]}");
    }

    @Test
    void outcomes_comeInTheOrderOfTheReadings() {
        String body = "[" + String.join(",", reading("many", 0, 1), "7", reading("many", 0, 1), reading("many", 0, 2),
                reading("many", 9, 3), reading("many", 5, 4)) + "]";

        assertThat(server.json(body).jsonPath().getList("results.outcome", String.class))
                .containsExactly("stored", "rejected", "duplicate", "conflict", "stored", "late");
        assertThat(database.ask("select value, outcome from readings r join sensors s using (sensor_key) "
                        + "where sensor_id = 'many' order by id"))
                .containsExactly("1|0", "2|2", "3|0", "4|1");
    }

    @Test
    void duplicateThatOnlyTheDatabaseKnows_isNoLateReading() {
        StringBuilder body = new StringBuilder();
        for (int second = 0; second < 50; second++) {
            body.append(reading("long", second, second)).append('\n');
        }

        assertThat(server.post("application/x-ndjson", body.toString()).jsonPath().getInt("stored")).isEqualTo(50);
        assertThat(server.post("application/x-ndjson", body + reading("long", 3, 3)).jsonPath().getInt("duplicate"))
                .isEqualTo(51);
        assertThat(database.ask("select count(*) from readings join sensors using (sensor_key) where sensor_id = 'long'"))
                .containsExactly("50");
    }
}
