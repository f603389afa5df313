package io.vigil.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.live.EventReader;
import io.vigil.server.readings.ReadingsServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestPostgres.class)
class IncidentsIT {

    private static final long START = 1_704_189_600_000L;

    @AutoClose
    private ReadingsServer server;

    @BeforeEach
    void start(TestPostgres.Server postgres) {
        server = ReadingsServer.start(postgres.create(), "--vigil.retention=3650d");
    }

    /// One value per second of a sensor that must stay within 0..100.
    private void send(String sensor, int second, double... values) {
        String body = IntStream.range(0, values.length)
                .mapToObj(i -> ("{\"sensor_id\":\"%s\",\"sensor_type\":\"humidity\",\"location\":\"hall\",\"value\":%s,"
                                + "\"timestamp\":%d}")
                        .formatted(sensor, values[i], START + (second + i) * 1_000L))
                .collect(Collectors.joining("\n"));
        assertThat(server.post("application/x-ndjson", body).jsonPath().getInt("stored")).isEqualTo(values.length);
    }

    private List<Map<String, Object>> incidents(String query) {
        return server.to().get("/incidents" + query).jsonPath().getList("incidents");
    }

    private Response post(String path, String json) {
        return server.to().contentType("application/json").body(json).post(path);
    }

    @Test
    void incident_opensGrowsAndCloses() {
        send("a", 0, 50, 51, 120);
        assertThat(server.get("/incidents"))
                .isEqualTo("{\"incidents\":[{\"id\":1,\"sensor_id\":\"a\",\"sensor_type\":\"humidity\",\"location\":\"hall\","
                        + "\"status\":\"open\",\"opened_at\":\"2024-01-02T10:00:02Z\",\"closed_at\":null,\"duration_s\":null,"
                        + "\"reasons\":[\"range\"],\"peak_score\":1.0,\"peak_value\":120.0,\"anomalies\":1,\"readings\":1,"
                        + "\"acknowledged_at\":null,\"feedback\":null}],\"next\":null}");
        send("a", 3, 130, 50, 51);
        assertThat(incidents("?status=open")).hasSize(1);

        send("a", 6, 50);
        assertThat(server.get("/incidents/1"))
                .isEqualTo("{\"id\":1,\"sensor_id\":\"a\",\"sensor_type\":\"humidity\",\"location\":\"hall\","
                        + "\"status\":\"closed\",\"opened_at\":\"2024-01-02T10:00:02Z\",\"closed_at\":\"2024-01-02T10:00:06Z\","
                        + "\"duration_s\":4.0,\"reasons\":[\"range\"],\"peak_score\":1.0,\"peak_value\":120.0,\"anomalies\":1,"
                        + "\"readings\":5,\"acknowledged_at\":null,\"feedback\":null}");
        assertThat(incidents("?status=open")).isEmpty();
    }

    @Test
    void severalOfOneBatch_areToldApart() {
        send("a", 0, 120, 50, 50, 50, 120, 50);
        send("b", 0, 50, 120);

        assertThat(incidents("?sensor=a")).extracting(i -> i.get("status")).containsExactly("open", "closed");
        assertThat(incidents("")).extracting(i -> i.get("id")).containsExactly(3, 2, 1);
        assertThat(server.to().get("/sensors?sensor=b").jsonPath().getInt("sensors[0].open_incident")).isEqualTo(3);
    }

    @Test
    void oneBatch_endsAnIncidentAndBeginsTheNext() {
        send("a", 0, 120);
        send("a", 1, 50, 50, 50, 120);

        assertThat(incidents("")).extracting(i -> i.get("status"), i -> i.get("readings"))
                .containsExactly(tuple("open", 1), tuple("closed", 4));
    }

    @Test
    void acknowledgement_keepsItsFirstTime() {
        send("a", 0, 120);
        String first = post("/incidents/1/ack", "").jsonPath().getString("acknowledged_at");

        assertThat(first).isNotNull();
        assertThat(server.to().post("/incidents/1/ack").jsonPath().getString("acknowledged_at")).isEqualTo(first);
        send("a", 1, 50, 50, 50);
        assertThat(server.to().get("/incidents/1").jsonPath().getString("acknowledged_at")).isEqualTo(first);
    }

    @Test
    void feedback_reachesTheDetectorOnce() {
        send("a", 0, 120);
        assertThat(post("/incidents/1/feedback", "{\"true_alarm\":false}").jsonPath().getString("feedback")).isEqualTo("false");
        post("/incidents/1/feedback", "{\"true_alarm\":false}");
        assertThat(post("/incidents/1/feedback", "{\"true_alarm\":true}").jsonPath().getString("feedback")).isEqualTo("true");

        assertThat(server.database().ask("select sensor_id, true_alarm from feedback order by id")).containsExactly("a|f", "a|t");
    }

    /// The detector must not have heard what the incident does not show, or the next try would tell it twice.
    @Test
    void feedbackThatCannotBeMarked_isNotHeard() {
        send("a", 0, 120);
        server.database().execute("create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'");
        server.database().execute("create trigger refuse before update of feedback on incidents for each row execute function refuse()");

        assertThat(post("/incidents/1/feedback", "{\"true_alarm\":false}").asString())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"the database did not store this, try again\"}");
        assertThat(server.database().ask("select * from feedback")).isEmpty();

        server.database().execute("drop trigger refuse on incidents");
        server.awaitReady();
        assertThat(post("/incidents/1/feedback", "{\"true_alarm\":false}").jsonPath().getString("feedback")).isEqualTo("false");
        assertThat(server.database().ask("select sensor_id, true_alarm from feedback")).containsExactly("a|f");
    }

    @Test
    void plannedWork_mutesAlarms_thatOutlastItOrNot() {
        Response plan = post("/maintenance",
                "{\"location\":\"hall\",\"from\":\"2024-01-02T10:00:01Z\",\"to\":\"2024-01-02T10:00:03Z\",\"note\":\"new pump\"}");
        assertThat(plan.statusCode()).isEqualTo(201);
        assertThat(plan.header("Location")).isEqualTo("/maintenance/1");
        assertThat(plan.asString())
                .isEqualTo("{\"id\":1,\"location\":\"hall\",\"from\":\"2024-01-02T10:00:01Z\",\"to\":\"2024-01-02T10:00:03Z\","
                        + "\"note\":\"new pump\"}");
        assertThat(server.get("/maintenance")).isEqualTo("{\"maintenance\":[" + plan.asString() + "],\"next\":null}");

        send("short", 0, 50, 120, 50, 50, 50, 50);
        send("long", 0, 50, 120, 120);
        assertThat(incidents("")).isEmpty();
        assertThat(server.to().get("/anomalies").jsonPath().getList("anomalies.sensor_id")).containsExactly("long", "short");
        send("long", 3, 120);
        assertThat(incidents("")).extracting(i -> i.get("sensor_id"), i -> i.get("opened_at"))
                .containsExactly(tuple("long", "2024-01-02T10:00:03Z"));

        assertThat(server.to().delete("/maintenance/1").statusCode()).isEqualTo(204);
        assertThat(server.get("/maintenance")).isEqualTo("{\"maintenance\":[],\"next\":null}");
    }

    @ParameterizedTest
    @CsvSource({"sensor,a", "location,hall", "type,humidity"})
    void plannedWork_mutesItsSensorLocationOrTypeAlone(String scope, String target) {
        post("/maintenance",
                "{\"%s\":\"%s\",\"from\":\"2024-01-02T10:00:00Z\",\"to\":\"2024-01-02T11:00:00Z\"}".formatted(scope, target));

        send("a", 0, 50, 120);
        server.json("{\"sensor_id\":\"b\",\"sensor_type\":\"soil_moisture\",\"location\":\"yard\",\"value\":120,\"timestamp\":%d}"
                .formatted(START));

        assertThat(server.to().get("/readings?sensor=a").jsonPath().getList("readings.is_anomaly")).containsExactly(true, false);
        assertThat(incidents("")).extracting(i -> i.get("sensor_id")).containsExactly("b");
    }

    /// A minute of readings teaches the sensor's pace; then another one sends an hour later.
    @Test
    void silence_isAnIncidentUntilTheSensorSendsAgain() {
        double[] calm = DoubleStream.iterate(50, value -> value == 50 ? 51 : 50).limit(200).toArray();
        send("quiet", 0, calm);
        try (EventReader live = EventReader.open(server.port(), "/live?sensor=quiet", null)) {
            live.next("hello");
            send("other", 3_600, 50);
            JsonPath opened = JsonPath.from(live.next("incident").data());

            assertThat(opened.getList("reasons")).containsExactly("dropout");
            assertThat(opened.getString("status")).isEqualTo("open");
            assertThat(opened.getInt("readings")).isZero();
            assertThat(opened.getString("peak_value")).isNull();
            assertThat(server.to().get("/sensors?sensor=quiet").jsonPath().getString("sensors[0].status")).isEqualTo("silent");
            assertThat(server.to().get("/summary").jsonPath().getInt("silent_sensors")).isEqualTo(1);

            send("quiet", 3_700, 50);
            JsonPath closed = JsonPath.from(live.next("incident").data());
            assertThat(closed.getString("status")).isEqualTo("closed");
            assertThat(closed.getString("closed_at")).isEqualTo("2024-01-02T11:01:40Z");
            assertThat(incidents("?sensor=quiet")).hasSize(1);
        }
    }

    @Test
    void restart_goesOnWhereIncidentsWere() {
        send("a", 0, 120, 50, 50);
        server.restart();
        send("a", 3, 50);

        assertThat(incidents("")).extracting(i -> i.get("status"), i -> i.get("readings"))
                .containsExactly(tuple("closed", 4));
    }
}
