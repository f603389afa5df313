package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vigil.core.series.Reading;
import io.vigil.core.series.sensors.SensorsFile;
import io.vigil.core.series.watch.Choice;
import io.vigil.core.series.watch.Detectors;
import io.vigil.core.series.watch.SavedState;
import io.vigil.core.series.watch.Watch;
import io.vigil.server.TestModels;
import io.vigil.server.TestServer;
import io.vigil.server.UsualServer;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A saved state that cannot be read: what the server says, and what `docs/operations.md` says to do.
@ExtendWith({TestPostgres.class, OutputCaptureExtension.class})
class BrokenStateIT {

    private static final String REASON = "the saved state streaming of s3 cannot be read: a streaming state of version 99 "
            + "is not known; \"Recovery\" in docs/operations.md says what to do";
    private static final String BREAK = "update detector_states set state = '\\x63' where detector = 'streaming' and key = 's3'";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Reading> readings = Sample.readings(801, Instant.now().minus(Duration.ofHours(1)), 11);

    private TestDatabase database;

    @BeforeEach
    void storeAndBreak(TestPostgres.Server postgres) {
        database = postgres.create();
        try (ReadingsServer server = ReadingsServer.start(database)) {
            server.json(Sample.json(readings.subList(0, 800)));
        }
        database.execute(BREAK);
    }

    private TestServer start() {
        return TestServer.start(folder -> TestModels.writePress(folder, 1), database.options());
    }

    private static Response post(TestServer server, String json) {
        return UsualServer.to(server).contentType("application/json").body(json).post("/readings");
    }

    /// The answer to an empty list, once it is of this kind.
    private static Response awaited(TestServer server, String part) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Response answer = post(server, "[]");
        while (!answer.asString().contains(part) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            answer = post(server, "[]");
        }
        return answer;
    }

    @Test
    void brokenState_isNamedWhereverSomebodyLooks(CapturedOutput output) {
        try (TestServer server = start()) {
            Response refused = awaited(server, "saved state");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.jsonPath().getString("detail")).isEqualTo(REASON);
            assertThat(UsualServer.to(server).get("/actuator/health/readings").asString())
                    .isEqualTo("{\"components\":{\"ingest\":{\"details\":{\"reason\":\""
                            + REASON.replace("\"", "\\\"") + "\"},\"status\":\"DOWN\"}},\"status\":\"DOWN\"}");
            assertThat(UsualServer.to(server).get("/actuator/health").statusCode()).isEqualTo(503);
            assertThat(UsualServer.to(server).get("/readyz").statusCode()).isEqualTo(200);
            assertThat(output.getOut().lines().filter(line -> line.endsWith("readings cannot be stored: " + REASON)))
                    .hasSize(1);
        }
    }

    @Test
    void forgottenState_beginsAnewWithoutARestart() {
        try (TestServer server = start()) {
            awaited(server, "saved state");
            database.execute("delete from detector_states where detector = 'streaming' and key = 's3'");

            assertThat(awaited(server, "at least one reading").statusCode()).isEqualTo(422);
            assertThat(post(server, Sample.json(readings.subList(800, 801))).jsonPath().getInt("stored")).isEqualTo(1);
            assertThat(UsualServer.to(server).get("/actuator/health/readings").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void statesLearnedAgain_areAsTheyWere() {
        try (TestServer server = start()) {
            awaited(server, "saved state");
            database.execute("begin; delete from detector_states; update checkpoint set last_id = 0; commit");

            awaited(server, "at least one reading");
            post(server, Sample.json(readings.subList(800, 801)));
        }

        assertThat(database.ask("select detector, key, encode(state, 'hex') from detector_states"))
                .containsExactlyInAnyOrderElementsOf(expected());
    }

    private List<String> expected() {
        Watch watch = new Watch(new Detectors(ZoneId.of("UTC")), SensorsFile.NONE, Choice.STREAMING, List.of());
        Set<Reading> seen = new HashSet<>();
        readings.stream().filter(seen::add).forEach(watch::take);
        return watch.changed().stream().map(BrokenStateIT::row).toList();
    }

    private static String row(SavedState saved) {
        return "%s|%s|%s".formatted(saved.kind(), saved.key(), HexFormat.of().formatHex(saved.bytes()));
    }
}
