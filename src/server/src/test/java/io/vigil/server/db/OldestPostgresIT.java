package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.readings.ReadingsServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The oldest PostgreSQL that is supported, and what every call asks of it. Incidents, retention and verdicts over
/// a restart have tests of their own there: those that extend the usual ones.
@OldestPostgres
@ExtendWith(TestPostgres.class)
class OldestPostgresIT {

    @Test
    void readings_areStoredAndFound(TestPostgres.Server postgres) {
        TestDatabase database = postgres.create();
        assertThat(database.ask("show server_version").getFirst()).startsWith("15.");

        try (ReadingsServer server = ReadingsServer.start(database)) {
            server.json("{\"sensor_id\":\"a\",\"value\":1.5,\"timestamp\":\"%s\"}".formatted(Instant.now()));

            for (String list : List.of("readings", "sensors", "aggregates", "statistics")) {
                assertThat(server.to().get("/" + list).jsonPath().getList(list)).as(list).hasSize(1);
            }
            for (String list : List.of("anomalies", "incidents", "maintenance")) {
                assertThat(server.to().get("/" + list).jsonPath().getList(list)).as(list).isEmpty();
            }
            assertThat(server.to().get("/summary").jsonPath().getInt("readings")).isEqualTo(1);
            assertThat(server.to().get("/ml").jsonPath().getInt("agreement.both")).isZero();
        }
    }
}
