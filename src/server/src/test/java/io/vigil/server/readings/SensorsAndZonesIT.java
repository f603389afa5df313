package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.vigil.server.TestModels;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What users say of sensors and zones holds for what is posted, also across a restart.
@ExtendWith(TestPostgres.class)
class SensorsAndZonesIT {

    private static final String SENSORS =
            """
            [{"match":"3/*","detector":"seasonal-baseline","model":"plants"},
             {"match":"slow","lateness":"PT1H"}]
            """;
    private static final String ZONES =
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"yard"},
             "geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}}]}
            """;

    private final Instant hour = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.HOURS);

    @TempDir
    Path temp;

    private ReadingsServer start(TestDatabase database) throws IOException {
        Path sensors = Files.writeString(temp.resolve("sensors.json"), SENSORS);
        Path zones = Files.writeString(temp.resolve("zones.json"), ZONES);
        return ReadingsServer.start(
                TestModels::writePlants, database, "--vigil.sensors=" + sensors, "--vigil.zones=" + zones);
    }

    private String reading(String sensor, int second, double value) {
        return "{\"sensor_id\":\"%s\",\"lat\":1,\"lon\":1,\"value\":%s,\"timestamp\":\"%s\"}"
                .formatted(sensor, value, hour.plusSeconds(second));
    }

    @Test
    void seasonalModel_judgesItsSensors(TestPostgres.Server postgres) throws IOException {
        TestDatabase database = postgres.create();
        int expected = hour.atOffset(ZoneOffset.UTC).getHour();
        try (ReadingsServer server = start(database)) {
            JsonPath usual = server.json(reading("3/Soil_Moisture", 0, expected)).jsonPath();
            JsonPath unusual = server.json(reading("3/Soil_Moisture", 60, 90)).jsonPath();

            assertThat(usual.getDouble("results[0].verdict.expected")).isEqualTo(expected);
            assertThat(usual.getBoolean("results[0].verdict.is_anomaly")).isFalse();
            assertThat(unusual.getBoolean("results[0].verdict.is_anomaly")).isTrue();
            assertThat(database.ask("select detector, anomaly from sensors")).containsExactly("seasonal-baseline|t");
        }
    }

    @Test
    void readingWithinTheLateness_doesNotTurnItsSensorBack(TestPostgres.Server postgres) throws IOException {
        TestDatabase database = postgres.create();
        String last = "select last_value, count_readings, extract(epoch from last_timestamp)::bigint from sensors";
        String newest = "7|2|" + hour.plusSeconds(600).getEpochSecond();
        try (ReadingsServer server = start(database)) {
            server.json(reading("slow", 600, 7));

            assertThat(server.json(reading("slow", 60, 5)).asString()).contains("\"outcome\":\"stored\"");
            assertThat(database.ask(last)).containsExactly(newest);
        }
    }

    @Test
    void windowOfAZone_holdsWhatCameBeforeARestart(TestPostgres.Server postgres) throws IOException {
        TestDatabase database = postgres.create();
        try (ReadingsServer server = start(database)) {
            server.json("[" + reading("a", 0, 1) + "," + reading("a", 30, 3) + "]");
        }
        try (ReadingsServer server = start(database)) {
            server.json(reading("a", 70, 8));
        }

        assertThat(database.ask("select zone, count, mean from sensor_zone_stats where window_end = '%s'"
                        .formatted(hour.plusSeconds(60))))
                .containsExactly("yard|2|2");
    }
}
