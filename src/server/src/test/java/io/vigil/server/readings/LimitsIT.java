package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How many sensors and origins a server keeps apart.
@ExtendWith(TestPostgres.class)
class LimitsIT {

    private final Instant now = Instant.now().minusSeconds(60);

    private TestDatabase database;
    private ReadingsServer server;

    @BeforeEach
    void start(TestPostgres.Server postgres) {
        database = postgres.create();
        server = ReadingsServer.start(database, "--vigil.max-sensors=1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String reading(String sensor, String location, Instant time) {
        return "{\"sensor_id\":\"%s\",\"sensor_type\":\"flow\",\"location\":\"%s\",\"value\":1,\"timestamp\":\"%s\"}"
                .formatted(sensor, location, time);
    }

    @Test
    void oneSensorTooMany_isRejectedAndLeavesNothing() {
        String both = "[%s,%s]".formatted(reading("first", "hall", now), reading("second", "yard", now));

        assertThat(server.json(both).jsonPath().getList("results.outcome", String.class))
                .containsExactly("stored", "rejected");
        assertThat(server.json(reading("second", "yard", now)).asString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,\"detail\":"
                        + "\"the server watches as many sensors as it may, and this is none of them\",\"errors\":[{\"pointer\":"
                        + "\"#/0\",\"code\":\"too_many_sensors\",\"detail\":\"the server watches as many sensors as it may, and "
                        + "this is none of them\"}]}");
        assertThat(database.ask("select sensor_id from sensors")).containsExactly("first");
        assertThat(database.ask("select location from origins")).containsExactly("hall");
        assertThat(server.get("/actuator/prometheus"))
                .contains("vigil_readings_received_total 3.0")
                .contains("vigil_readings_total{outcome=\"stored\"} 1.0")
                .contains("vigil_readings_total{outcome=\"rejected\"} 2.0")
                .contains("vigil_readings_rejected_total{reason=\"too_many_sensors\"} 2.0");
    }

    /// Windows and states grow with types and locations, so whoever makes up a new one each time is stopped.
    @Test
    void oneOriginTooMany_isRejectedAndLeavesNothing() {
        String detail =
                "the server keeps as many combinations of type, location, plant and unit as it may, and this is none of them";
        String all = "[%s,%s,%s]"
                .formatted(reading("first", "hall", now), reading("first", "yard", now.plusSeconds(1)),
                        reading("first", "cellar", now.plusSeconds(2)));

        assertThat(server.json(all).jsonPath().getList("results.reason", String.class))
                .containsExactly(null, null, "too_many_origins");
        assertThat(server.json(reading("first", "attic", now)).asString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,\"detail\":\"" + detail
                        + "\",\"errors\":[{\"pointer\":\"#/0\",\"code\":\"too_many_origins\",\"detail\":\"" + detail + "\"}]}");
        assertThat(server.json(reading("first", "yard", now.plusSeconds(3))).jsonPath().getInt("stored")).isEqualTo(1);
        assertThat(database.ask("select location from origins order by 1")).containsExactly("hall", "yard");
        assertThat(database.ask("select distinct location from sensor_aggregates order by 1")).containsExactly("hall", "yard");
        assertThat(server.get("/actuator/prometheus"))
                .contains("vigil_readings_received_total 5.0")
                .contains("vigil_readings_total{outcome=\"stored\"} 3.0")
                .contains("vigil_readings_total{outcome=\"rejected\"} 2.0")
                .contains("vigil_readings_rejected_total{reason=\"too_many_origins\"} 2.0");
    }

    @Test
    void sensorWhoseOriginFindsNoRoom_isNotKept() {
        server.json("[%s,%s]".formatted(reading("first", "hall", now), reading("first", "yard", now.plusSeconds(1))));
        database.execute("delete from sensors");
        server.close();
        server = ReadingsServer.start(database, "--vigil.max-sensors=1");

        assertThat(server.json(reading("second", "cellar", now)).jsonPath().getString("errors[0].code"))
                .isEqualTo("too_many_origins");
        assertThat(database.ask("select sensor_id from sensors")).isEmpty();
    }

    /// As when the clock was set back after a day was dropped.
    @Test
    void dayThatIsMissing_failsOnceAndIsMadeAgain() {
        Instant old = now.minus(Duration.ofDays(3));
        server.json(reading("first", "hall", old));
        database.execute("drop table readings_" + old.toString().substring(0, 10).replace("-", ""));

        assertThat(server.json(reading("first", "hall", old.plusSeconds(1))).asString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"the database did not store this, try again\"}");
        server.awaitReady();
        assertThat(server.json(reading("first", "hall", old.plusSeconds(1))).jsonPath().getInt("stored")).isEqualTo(1);
    }
}
