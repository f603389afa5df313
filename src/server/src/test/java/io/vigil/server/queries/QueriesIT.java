package io.vigil.server.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.readings.ReadingsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes back of readings whose figures can be worked out by hand.
@ExtendWith(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesIT {

    /// Of two zones, one of them drawn by two polygons.
    private static final String ZONES = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"name":"yard"},"geometry":{"type":"Polygon","coordinates":
              [[[0,0],[10,0],[10,10],[0,10],[0,0]]]}},
             {"type":"Feature","properties":{"name":"roofs"},"geometry":{"type":"MultiPolygon","coordinates":
              [[[[20,0],[24,0],[20,4],[20,0]]],[[[30,0],[34,0],[30,4],[30,0]]]]}}]}""";

    /// In hall a: heat rises by one each 20 seconds from 10:00:00 on, damp falls likewise; still never moves. The
    /// last damp is out of its range. In hall b a sensor sends two minutes later.
    private static final String READINGS = IntStream.range(0, 12)
                    .mapToObj(i -> reading("a1", "heat", "a", 20 * i, i)
                            + reading("a2", "humidity", "a", 20 * i, i == 11 ? 150 : 50 - i)
                            + reading("a3", "still", "a", 20 * i, 7))
                    .collect(Collectors.joining())
            + reading("b1", "heat", "b", 120, 1e308)
            + "{\"sensor_id\":\"=b2\",\"sensor_type\":\"heat, °C\",\"location\":\"yard\",\"value\":4,"
            + "\"timestamp\":\"2024-01-02T10:00:30.000001Z\",\"lat\":5,\"lon\":5,\"unit\":\"°C\",\"plant_id\":\"p\"}\n";

    private TestDatabase database;
    @AutoClose
    private ReadingsServer server;
    private JsonPath receipt;

    private static String reading(String sensor, String type, String location, int second, double value) {
        return "{\"sensor_id\":\"%s\",\"sensor_type\":\"%s\",\"location\":\"%s\",\"value\":%s,\"timestamp\":%d}\n"
                .formatted(sensor, type, location, value, 1_704_189_600_000L + second * 1_000L);
    }

    @BeforeAll
    void start(TestPostgres.Server postgres, @TempDir Path folder) throws IOException {
        Path zones = Files.writeString(folder.resolve("zones.json"), ZONES);
        database = postgres.create();
        server = ReadingsServer.start(
                database, "--vigil.retention=3650d", "--vigil.dual-detection=true", "--vigil.zones=" + zones);
        receipt = server.post("application/x-ndjson", READINGS).jsonPath();
        assertThat(receipt.getInt("stored")).isEqualTo(38);
    }

    private List<Map<String, Object>> all(String path, String list) {
        return server.to().get(path).jsonPath().getList(list);
    }

    @Test
    void reading_comesBackWithItsVerdict() {
        String stored = server.get("/readings?sensor=a2&limit=1");

        assertThat(stored).startsWith("{\"readings\":[{\"id\":35,\"sensor_id\":\"a2\",\"sensor_type\":\"humidity\","
                + "\"location\":\"a\",\"timestamp\":\"2024-01-02T10:03:40Z\",\"value\":150.0,\"outcome\":\"stored\","
                + "\"is_anomaly\":true,\"in_event\":true,\"anomaly_score\":1.0,\"reasons\":[\"range\"],");
        Map<String, Object> verdict = receipt.getMap("results[34].verdict");
        verdict.remove("learning");
        assertThat(JsonPath.from(stored).<String, Object>getMap("readings[0]")).containsAllEntriesOf(verdict);
    }

    @Test
    void readingsOfASensor_areTheNewestFirst() {
        assertThat(server.to().get("/readings?sensor=a1").jsonPath().getList("readings.value", Double.class))
                .containsExactly(11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0);
    }

    @Test
    void readingsOfARange_leaveOutItsEnd() {
        assertThat(server.to().get("/readings?sensor=a1&from=2024-01-02T10:00:20Z&to=2024-01-02T10:01:00Z")
                        .jsonPath().getList("readings.value", Double.class))
                .containsExactly(2.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "/readings?, readings, 38",
        "/readings?location=a&, readings, 36",
        "/readings?type=heat&, readings, 13",
        "/readings?type=heat&location=b&, readings, 1",
        "/readings?from=2024-01-02T10:01:00Z&, readings, 28",
        "/readings?sensor=a1&, readings, 12",
        "/anomalies?, anomalies, 1",
        "/aggregates?, aggregates, 14",
        "/aggregates?location=a&type=heat&, aggregates, 4",
        "/aggregates?step=PT5M&, aggregates, 5",
        "/aggregates?step=P1D&from=2024-01-02T10:01:00Z&, aggregates, 4",
        "/sensors?, sensors, 5",
        "/sensors?from=2024-01-02T10:02:30Z&, sensors, 3",
        "/zones?, zones, 2",
        "/zones?from=2024-01-01&to=2024-01-02T09:58:30Z&, zones, 3",
        "/incidents?, incidents, 1"
    })
    void pages_holdEachItemOnceInOrder(String path, String list, int count) {
        List<Map<String, Object>> whole = all(path + "limit=10000", list);
        for (int limit : List.of(1, 2, 3, 5)) {
            List<Map<String, Object>> paged = new ArrayList<>();
            String next = "";
            while (next != null) {
                JsonPath page = server.to().get(path + "limit=" + limit + next).jsonPath();
                paged.addAll(page.getList(list));
                next = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
            }
            assertThat(paged).isEqualTo(whole).hasSize(count);
        }
    }

    @Test
    void allReadings_areByTimeThenSensor() {
        List<Map<String, Object>> rows = all("/readings?limit=100", "readings");

        assertThat(rows).extracting(row -> String.valueOf(row.get("timestamp"))).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(rows.subList(0, 3)).extracting(row -> row.get("sensor_id")).containsExactly("a3", "a2", "a1");
    }

    @Test
    void minutes_areWorkedOut() {
        assertThat(server.get("/aggregates?location=a&type=heat&limit=1"))
                .startsWith("{\"aggregates\":[{\"window_start\":\"2024-01-02T10:03:00Z\",\"window_end\":\"2024-01-02T10:04:00Z\","
                        + "\"location\":\"a\",\"sensor_type\":\"heat\",\"avg_value\":10.0,\"min_value\":9.0,\"max_value\":11.0,"
                        + "\"stddev_value\":1.0,\"count_readings\":3,\"anomaly_count\":0}],\"next\":\"");
    }

    @Test
    void hours_joinMinutes() {
        assertThat(server.get("/aggregates?location=a&step=PT1H&type=humidity"))
                .isEqualTo("{\"aggregates\":[{\"window_start\":\"2024-01-02T10:00:00Z\",\"window_end\":\"2024-01-02T11:00:00Z\","
                        + "\"location\":\"a\",\"sensor_type\":\"humidity\",\"avg_value\":53.75,\"min_value\":40.0,"
                        + "\"max_value\":150.0,\"stddev_value\":30.475399915341555,\"count_readings\":12,\"anomaly_count\":1}],"
                        + "\"next\":null}");
    }

    @Test
    void statistics_areOfTheLastDay() {
        assertThat(server.get("/statistics?type=heat"))
                .isEqualTo("{\"statistics\":[{\"location\":\"a\",\"sensor_type\":\"heat\",\"count\":12,\"mean\":5.5,\"min\":0.0,"
                        + "\"max\":11.0,\"std\":3.605551275463989,\"anomalies\":0},"
                        + "{\"location\":\"b\",\"sensor_type\":\"heat\",\"count\":1,\"mean\":1.0E150,\"min\":1.0E150,"
                        + "\"max\":1.0E150,\"std\":null,\"anomalies\":0}]}");
        assertThat(server.get("/statistics?to=2024-01-02T10:00:00Z")).isEqualTo("{\"statistics\":[]}");
    }

    @Test
    void correlation_isOverMinutes() {
        assertThat(server.get("/correlation?location=a&to=2024-01-02T10:03:00Z"))
                .isEqualTo("{\"location\":\"a\",\"types\":[\"heat\",\"humidity\",\"still\"],\"minutes\":3,"
                        + "\"matrix\":[[1.0,-1.0,null],[-1.0,1.0,null],[null,null,null]]}");
        assertThat(server.get("/correlation?location=nowhere"))
                .isEqualTo("{\"location\":\"nowhere\",\"types\":[],\"minutes\":0,\"matrix\":[]}");
    }

    @Test
    void summary_countsAll() {
        assertThat(server.get("/summary"))
                .isEqualTo("{\"readings\":38,\"anomalies\":1,\"active_sensors\":5,\"silent_sensors\":0,\"open_incidents\":1,"
                        + "\"by_type\":[{\"sensor_type\":\"heat\",\"readings\":13,\"anomalies\":0},"
                        + "{\"sensor_type\":\"heat, °C\",\"readings\":1,\"anomalies\":0},"
                        + "{\"sensor_type\":\"humidity\",\"readings\":12,\"anomalies\":1},"
                        + "{\"sensor_type\":\"still\",\"readings\":12,\"anomalies\":0}],"
                        + "\"by_location\":[{\"location\":\"a\",\"readings\":36,\"anomalies\":1},"
                        + "{\"location\":\"b\",\"readings\":1,\"anomalies\":0},"
                        + "{\"location\":\"yard\",\"readings\":1,\"anomalies\":0}],\"newest\":\"2024-01-02T10:03:40Z\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "?from=2024-01-02T10:03:00Z, 9, 1, 3",
        "?from=2024-01-02T10:03:00Z&type=heat, 3, 0, 1",
        "?sensor=a2, 12, 1, 1",
        "?sensor=a2&to=2024-01-02T10:03:00Z, 9, 0, 1",
        "?sensor=nobody, 0, 0, 0",
        "?location=nowhere&from=2024-01-01, 0, 0, 0"
    })
    void summary_countsWhatIsAskedFor(String query, int readings, int anomalies, int sensors) {
        JsonPath summary = server.to().get("/summary" + query).jsonPath();

        assertThat(summary.getInt("readings")).isEqualTo(readings);
        assertThat(summary.getInt("anomalies")).isEqualTo(anomalies);
        assertThat(summary.getInt("active_sensors")).isEqualTo(sensors);
    }

    @Test
    void zones_haveTheirNewestWindowAndOutline() {
        assertThat(server.get("/zones"))
                .isEqualTo("{\"zones\":[{\"zone\":\"yard\",\"polygon\":[[0.0,0.0],[10.0,0.0],[10.0,10.0],[0.0,10.0],[0.0,0.0]],"
                        + "\"window_start\":\"2024-01-02T09:58:00Z\",\"window_end\":\"2024-01-02T10:03:00Z\",\"count\":1,"
                        + "\"mean\":4.0,\"median\":4.0,\"min\":4.0,\"max\":4.0,\"std\":null,\"anomalies\":0},"
                        + "{\"zone\":\"roofs\",\"polygon\":[[20.0,0.0],[24.0,0.0],[20.0,4.0],[20.0,0.0]],"
                        + "\"further_polygons\":[[[30.0,0.0],[34.0,0.0],[30.0,4.0],[30.0,0.0]]],"
                        + "\"window_start\":null,\"window_end\":null,\"count\":0,\"mean\":null,\"median\":null,\"min\":null,"
                        + "\"max\":null,\"std\":null,\"anomalies\":0}],\"next\":null}");
    }

    @Test
    void sensor_tellsItsStateAndIncident() {
        Map<String, Object> sensor = all("/sensors?sensor=a2", "sensors").getFirst();

        assertThat(sensor)
                .containsEntry("status", "anomaly")
                .containsEntry("last_value", 150.0f)
                .containsEntry("count_readings", 12)
                .containsEntry("anomaly_count", 1)
                .containsEntry("detector", "streaming")
                .containsEntry("open_incident", 1);
        assertThat(all("/sensors?sensor=a1", "sensors").getFirst())
                .containsEntry("status", "learning")
                .doesNotContainKeys("open_incident", "lat", "unit");
    }

    @Test
    void csv_isSafeForSpreadsheets() {
        Response page = server.to().accept("text/csv").get("/sensors?location=yard&limit=1");

        assertThat(page.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(page.asString().lines().toList().get(1))
                .startsWith("'=b2,\"heat, °C\",yard,p,°C,5.0,5.0,yard,streaming,learning,");
        assertThat(server.to().accept("text/csv").get("/aggregates?limit=1").header("X-Next-Cursor")).isNotEmpty();
        assertThat(server.to().accept("text/csv").get("/incidents").asString())
                .startsWith("id,sensor_id,sensor_type,location,status,opened_at,closed_at,duration_s,reasons,");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/readings?sensor=nobody", "/readings?type=nothing", "/readings?location=nowhere", "/readings?to=2023-01-01",
        "/readings?from=2030-01-01", "/anomalies?location=b", "/aggregates?type=nothing", "/aggregates?step=PT1H&to=2023-01-01",
        "/sensors?sensor=nobody", "/incidents?status=closed", "/incidents?to=2024-01-02T10:03:40Z", "/maintenance"
    })
    void whatIsNotThere_isAnEmptyPage(String path) {
        String list = path.substring(1).replaceAll("\\?.*", "");

        assertThat(server.get(path)).isEqualTo("{\"" + list + "\":[],\"next\":null}");
    }

    @Test
    void ml_countsEachReadingOfTheForestOnce() {
        JsonPath ml = server.to().get("/ml").jsonPath();

        assertThat(ml.getList("scores.from", Double.class)).hasSize(20).startsWith(0.0, 0.05).endsWith(0.95);
        long counted = ml.getList("scores.count", Long.class).stream().mapToLong(Long::longValue).sum();
        assertThat(database.ask("select count(*) from readings where ml_score > 0")).containsExactly(String.valueOf(counted));
        long agreed = ml.<String, Integer>getMap("agreement").values().stream().mapToLong(Integer::longValue).sum();
        assertThat(agreed).isEqualTo(counted);
        assertThat(ml.getList("predictions.sensor_id", String.class)).contains("a2");
        assertThat(server.to().get("/ml?sensor=a2").jsonPath().getInt("scores[19].count")).isEqualTo(1);
    }
}
