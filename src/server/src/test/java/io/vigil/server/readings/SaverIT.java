package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.sensors.SensorsFile;
import io.vigil.core.series.watch.Choice;
import io.vigil.core.series.watch.Detectors;
import io.vigil.core.series.watch.SavedState;
import io.vigil.core.series.watch.Watch;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Saving what detectors remember holds up nobody, and is done by one server alone.
@ExtendWith(TestPostgres.class)
class SaverIT {

    /// A save begins every ten seconds.
    private static final Duration LONGER_THAN_TO_THE_NEXT_SAVE = Duration.ofSeconds(12);

    private final Instant now = Instant.now().minusSeconds(60);

    private TestDatabase database;

    @BeforeEach
    void create(TestPostgres.Server postgres) {
        database = postgres.create();
        ReadingsServer.start(database).close();
    }

    private String reading(int millis) {
        return "{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":\"%s\"}".formatted(now.plusMillis(millis));
    }

    @Test
    void readings_areTakenWhileASaveIsHeldUp() throws SQLException {
        int sent = 0;
        try (ReadingsServer server = ReadingsServer.start(database)) {
            try (Connection other = database.connect();
                    Statement lock = other.createStatement()) {
                other.setAutoCommit(false);
                lock.execute("lock table detector_states in access exclusive mode");

                long until = System.nanoTime() + LONGER_THAN_TO_THE_NEXT_SAVE.toNanos();
                while (System.nanoTime() < until) {
                    assertThat(server.json(reading(sent++)).statusCode()).isEqualTo(200);
                }
                assertThat(database.ask("select count(*) from pg_locks where not granted"))
                        .as("the save waits")
                        .containsExactly("1");
            }
        }

        assertThat(database.ask("select last_id from checkpoint")).containsExactly(Integer.toString(sent));
    }

    @Test
    void writerThatWasReplaced_savesNothing() throws SQLException {
        UUID first = UUID.randomUUID();
        Watch watch = watch();
        watch.take(new Reading(new SensorKey("a", "heat", "hall"), 1_000_000, 20));
        List<SavedState> states = watch.changed();
        try (Connection connection = database.connect()) {
            Checkpoint.resume(connection, watch(), first);
            Checkpoint.save(connection, first, states, 7);
            List<String> saved = database.ask("select * from detector_states order by 1");
            assertThat(saved).hasSize(2);
            Checkpoint.resume(connection, watch(), UUID.randomUUID());

            watch.take(new Reading(new SensorKey("a", "heat", "hall"), 2_000_000, 21));
            List<SavedState> later = watch.changed();
            assertThatThrownBy(() -> Checkpoint.save(connection, first, later, 9))
                    .hasMessage("another server has taken over");
            assertThat(database.ask("select * from detector_states order by 1")).isEqualTo(saved);
        }
        assertThat(database.ask("select last_id from checkpoint")).containsExactly("7");
    }

    private static Watch watch() {
        return new Watch(new Detectors(ZoneOffset.UTC), SensorsFile.NONE, Choice.STREAMING, List.of());
    }
}
