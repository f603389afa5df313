package io.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.live.EventReader.Received;
import io.vigil.server.readings.ReadingsServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPostgres.class)
class StreamsIT {

    private static final long START = 1_704_189_600_000L;

    @AutoClose
    private ReadingsServer server;

    @BeforeEach
    void start(TestPostgres.Server postgres) {
        server = ReadingsServer.start(postgres.create(), "--vigil.retention=3650d");
    }

    /// Each sensor sends one reading out of its range: an anomaly each.
    private void postAnomalies(int from, int to) {
        String body = IntStream.range(from, to)
                .mapToObj(i -> reading("s" + i, i % 2 == 0 ? "even" : "odd", START + i, 200))
                .collect(Collectors.joining());
        assertThat(server.post("application/x-ndjson", body).jsonPath().getInt("stored")).isEqualTo(to - from);
    }

    private static String reading(String sensor, String location, long millis, double value) {
        return "{\"sensor_id\":\"%s\",\"sensor_type\":\"humidity\",\"location\":\"%s\",\"value\":%s,\"timestamp\":%d}%n"
                .formatted(sensor, location, value, millis);
    }

    private EventReader anomalies(String query, @Nullable String last) {
        return EventReader.open(server.port(), "/anomalies/stream" + query, last);
    }

    private static List<Long> ids(EventReader stream, int count) {
        List<Long> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(Long.valueOf(stream.next("anomaly").id()));
        }
        return ids;
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void listener_hearsWhatComes_asQueriesShowIt() {
        try (EventReader stream = anomalies("", null)) {
            postAnomalies(0, 2);
            Received first = stream.next("anomaly");

            assertThat(first.id()).isEqualTo("1");
            assertThat(server.get("/anomalies")).contains(first.data());
            assertThat(stream.next("anomaly").id()).isEqualTo("2");
        }
    }

    @Test
    void listenerThatComesBack_missesNothingAndHearsNothingTwice() {
        postAnomalies(0, 3_000);
        String last;
        try (EventReader stream = anomalies("", "0")) {
            assertThat(ids(stream, 700)).isEqualTo(range(1, 700));
            last = "700";
        }
        server.restart();
        try (EventReader stream = anomalies("", last)) {
            assertThat(ids(stream, 300)).isEqualTo(range(701, 1_000));
            postAnomalies(3_000, 3_100);
            assertThat(ids(stream, 2_100)).isEqualTo(range(1_001, 3_100));
        }
    }

    @Test
    void idThatIsNotGivenOut_standsForTheNewest() {
        postAnomalies(0, 3);
        try (EventReader stream = anomalies("", "999999999")) {
            postAnomalies(3, 4);
            assertThat(ids(stream, 1)).containsExactly(4L);
        }
    }

    @Test
    void filter_holdsForWhatWasMissedAndForWhatComes() {
        postAnomalies(0, 6);
        try (EventReader stream = anomalies("?location=odd", "0")) {
            assertThat(ids(stream, 3)).containsExactly(2L, 4L, 6L);
            postAnomalies(6, 10);
            assertThat(ids(stream, 2)).containsExactly(8L, 10L);
        }
    }

    @Test
    void manyListeners_hearTheSame() throws Exception {
        List<EventReader> streams = IntStream.range(0, 50).mapToObj(i -> anomalies("", null)).toList();
        List<CompletableFuture<List<Long>>> heard =
                streams.stream().map(stream -> CompletableFuture.supplyAsync(() -> ids(stream, 20))).toList();
        postAnomalies(0, 10);
        postAnomalies(10, 20);

        for (CompletableFuture<List<Long>> one : heard) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(range(1, 20));
        }
        streams.forEach(EventReader::close);
    }

    @Test
    void live_tellsReadingsAnomaliesIncidentsAndWindows() {
        try (EventReader live = EventReader.open(server.port(), "/live", null)) {
            String server1 = JsonPath.from(live.next("hello").data()).getString("server");
            assertThat(server1).hasSize(36);
            server.json("[" + reading("a", "x", START, 50) + "," + reading("a", "x", START + 1_000, 51) + ","
                    + reading("b", "x", START, 10) + "]");
            JsonPath readings = JsonPath.from(live.next("readings").data());

            assertThat(readings.getList("readings.value", Double.class)).containsExactlyInAnyOrder(51.0, 10.0);

            server.json(reading("a", "x", START + 60_000, 200));
            assertThat(JsonPath.from(live.next("incident").data()).getString("sensor_id")).isEqualTo("a");
            assertThat(JsonPath.from(live.next("anomaly").data()).getInt("id")).isEqualTo(4);
            assertThat(live.next("aggregates").data())
                    .isEqualTo("{\"aggregates\":[{\"window_start\":\"2024-01-02T10:00:00Z\","
                            + "\"window_end\":\"2024-01-02T10:01:00Z\",\"location\":\"x\",\"sensor_type\":\"humidity\","
                            + "\"avg_value\":37.0,\"min_value\":10.0,\"max_value\":51.0,\"stddev_value\":23.388031127053,"
                            + "\"count_readings\":3,\"anomaly_count\":0}]}");
        }
    }

    @Test
    void live_canBeOfOneSensor() {
        try (EventReader live = EventReader.open(server.port(), "/live?sensor=b", null)) {
            live.next("hello");
            server.json("[" + reading("a", "x", START, 200) + "," + reading("b", "x", START, 10) + "]");

            assertThat(JsonPath.from(live.next("readings").data()).getList("readings.sensor_id")).containsExactly("b");
        }
    }

    @Test
    void openStreams_endWhenTheServerStops() throws Exception {
        EventReader live = EventReader.open(server.port(), "/live", null);
        EventReader anomalies = anomalies("", null);
        live.next("hello");
        CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);

        assertThat(live.next()).isNull();
        assertThat(anomalies.next()).isNull();
        closed.get(25, TimeUnit.SECONDS);
    }
}
