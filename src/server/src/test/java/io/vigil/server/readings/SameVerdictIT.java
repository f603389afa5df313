package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vigil.core.format.ByteOutput;
import io.vigil.core.series.Arrival;
import io.vigil.core.series.Reading;
import io.vigil.core.series.Verdict;
import io.vigil.core.series.sensors.SensorsFile;
import io.vigil.core.series.watch.Choice;
import io.vigil.core.series.watch.Detectors;
import io.vigil.core.series.watch.Judged;
import io.vigil.core.series.watch.VerdictJson;
import io.vigil.core.series.watch.Watch;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The same readings get the same verdicts from the server as from core, to the last bit.
@ExtendWith(TestPostgres.class)
class SameVerdictIT {

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(2, ChronoUnit.DAYS);
    private final List<Reading> readings = Sample.readings(4_000, start, 42);

    private static final String ROWS =
            """
            select r.id, sensor_id, bits(value), outcome, r.anomaly, r.in_event, bits(r.anomaly_score), bits(r.expected),
                bits(r.lower), bits(r.upper), r.reasons, rule_anomaly, ml_anomaly, bits(ml_score)
            from readings r join sensors s using (sensor_key) order by id
            """.replaceAll("bits\\(([a-z_.]+)\\)", "encode(float8send($1), 'hex')");
    private static final String LOSE_CONNECTIONS =
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

    /// By core; a repeat that a sensor's memory no longer knows is known to the database.
    private List<Judged> judged() {
        Watch watch = new Watch(
                new Detectors(ZoneOffset.UTC), SensorsFile.NONE, Choice.STREAMING, List.of("rolling-z", "online-forest"));
        Set<Reading> seen = new HashSet<>();
        return readings.stream()
                .map(reading -> seen.add(reading)
                        ? watch.take(reading)
                        : new Judged(reading, Arrival.DUPLICATE, null, List.of()))
                .toList();
    }

    private static String result(int index, Judged judged) {
        ByteOutput out = new ByteOutput();
        String outcome = judged.arrival() == Arrival.ON_TIME ? "stored" : judged.arrival().id();
        out.ascii("{\"index\":").number(index).ascii(",\"outcome\":\"").ascii(outcome).ascii('"');
        if (judged.verdict() != null) {
            out.ascii(",\"verdict\":");
            VerdictJson.write(judged.verdict(), judged.reading().micros(), out);
        }
        return new String(out.ascii('}').toByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void answers_areThoseOfCore(TestPostgres.Server postgres) {
        List<Judged> judged = judged();
        try (ReadingsServer server = ReadingsServer.start(postgres.create(), "--vigil.dual-detection=true")) {
            for (int from = 0; from < readings.size(); from += 500) {
                List<String> results = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    results.add(result(i, judged.get(from + i)));
                }
                assertThat(server.json(Sample.json(readings.subList(from, from + 500))).asString())
                        .endsWith(",\"results\":[" + String.join(",", results) + "]}");
            }
        }
    }

    @Test
    void verdicts_areTheSameWhenConnectionsAreLostAndServersStart(TestPostgres.Server postgres) {
        TestDatabase database = postgres.create();
        Random random = new Random(7);
        int from = 0;
        for (int run = 0; run < 3; run++) {
            try (ReadingsServer server = ReadingsServer.start(database, "--vigil.dual-detection=true")) {
                int until = run == 2 ? readings.size() : from + 1_300;
                for (int chunk = 0; from < until; chunk++) {
                    int to = Math.min(readings.size(), from + 1 + random.nextInt(200));
                    if (chunk % 13 == 5) {
                        database.execute(LOSE_CONNECTIONS);
                    }
                    postUntilStored(server, readings.subList(from, to));
                    from = to;
                }
            }
        }

        assertThat(database.ask(ROWS)).containsExactlyElementsOf(expectedRows());
    }

    /// A save begins every ten seconds; this one has written some states, and some not, when all connections are lost.
    @Test
    void verdicts_areTheSameWhenASaveIsBrokenOff(TestPostgres.Server postgres) throws SQLException {
        TestDatabase database = postgres.create();
        try (ReadingsServer server = ReadingsServer.start(database, "--vigil.dual-detection=true")) {
            postUntilStored(server, readings.subList(0, 1_000));
            holdUpASave(database, () -> {
                postUntilStored(server, readings.subList(1_000, 2_000));
                database.execute(LOSE_CONNECTIONS);
            });
            postUntilStored(server, readings.subList(2_000, readings.size()));
        }

        assertThat(database.ask(ROWS)).containsExactlyElementsOf(expectedRows());
    }

    private static void holdUpASave(TestDatabase database, Runnable meanwhile) throws SQLException {
        try (Connection other = database.connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("insert into detector_states (detector, key, state) values ('online-forest', 'vibration', '')");
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (database.ask("select count(*) from pg_locks where not granted").equals(List.of("0"))) {
                assertThat(System.nanoTime()).as("no save began").isLessThan(deadline);
            }
            meanwhile.run();
        }
    }

    private static void postUntilStored(ReadingsServer server, List<Reading> chunk) {
        Response answer = server.json(Sample.json(chunk));
        while (answer.statusCode() == 503) {
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            server.awaitReady();
            answer = server.json(Sample.json(chunk));
        }
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private List<String> expectedRows() {
        List<String> rows = new ArrayList<>();
        for (Judged one : judged()) {
            if (one.verdict() != null) {
                rows.add(row(rows.size() + 1, one, one.verdict()));
            }
        }
        return rows;
    }

    private static String row(int id, Judged judged, Verdict verdict) {
        return String.join("|",
                Integer.toString(id),
                judged.reading().key().sensor(),
                number(judged.reading().value()),
                Integer.toString(judged.arrival().ordinal()),
                verdict.isAnomaly() ? "t" : "f",
                verdict.inEvent() ? "t" : "f",
                number(verdict.score()),
                number(verdict.expected()),
                number(verdict.lower()),
                number(verdict.upper()),
                Integer.toString(ReadingRows.mask(verdict.reasons())),
                judged.beside().getFirst().isAnomaly() ? "t" : "f",
                judged.beside().getLast().isAnomaly() ? "t" : "f",
                number(judged.beside().getLast().score()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value)) : "null";
    }
}
