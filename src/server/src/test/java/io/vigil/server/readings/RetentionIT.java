package io.vigil.server.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What goes after `VIGIL_RETENTION`, and what stays.
@ExtendWith(TestPostgres.class)
class RetentionIT {

    private static final String DAYS = "select count(*) from pg_inherits where inhparent = 'readings'::regclass";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(90);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant old = now.minus(Duration.ofDays(3));

    private TestDatabase database;

    @BeforeEach
    void create(TestPostgres.Server postgres) {
        database = postgres.create();
    }

    private static String reading(String location, Instant time) {
        return "{\"sensor_id\":\"a\",\"sensor_type\":\"humidity\",\"location\":\"%s\",\"value\":50,\"timestamp\":\"%s\"}"
                .formatted(location, time);
    }

    /// As the clock will have it when the days before yesterday are too old.
    private void drop() throws SQLException {
        try (Connection connection = database.connect()) {
            Retention.drop(connection, () -> now.plus(KEPT).minus(Duration.ofHours(23)), KEPT);
        }
    }

    @Test
    void days_goWithTheirWindows() throws SQLException {
        try (ReadingsServer server = ReadingsServer.start(database)) {
            server.json("[%s,%s]".formatted(reading("hall", old), reading("hall", now)));
        }

        drop();

        String today = "'%s'::timestamptz::date".formatted(now);
        assertThat(database.ask("select \"timestamp\"::date = " + today + " from readings")).containsExactly("t");
        assertThat(database.ask("select window_start::date = " + today + " from sensor_aggregates")).containsExactly("t");
        assertThat(database.ask(DAYS)).containsExactly("1");
    }

    @Test
    void runningServer_dropsThem_andTakesThemNoMore() {
        try (ReadingsServer server = ReadingsServer.start(database)) {
            assertThat(server.json(reading("hall", old)).jsonPath().getInt("stored")).isEqualTo(1);
        }
        try (ReadingsServer server = ReadingsServer.start(database, "--vigil.retention=1d")) {
            awaitNoReadings();

            assertThat(server.json(reading("hall", old)).jsonPath().getString("errors[0].code")).isEqualTo("expired");
        }
    }

    private void awaitNoReadings() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!database.ask(DAYS).equals(List.of("0"))) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    /// Days of another program, or months that somebody put together, are not ours to drop.
    @Test
    void partitionsOfAnotherName_areLeftAlone() throws SQLException {
        try (ReadingsServer server = ReadingsServer.start(database)) {
            server.json(reading("hall", old));
        }
        attach("history", 2001);
        attach("readings_2002", 2002);
        attach("readings_20031399", 2003);

        drop();

        assertThat(database.ask("select inhrelid::regclass from pg_inherits where inhparent = 'readings'::regclass order by 1"))
                .containsExactlyInAnyOrder("history", "readings_2002", "readings_20031399");
    }

    private void attach(String table, int year) {
        database.execute("create table %s (like readings including defaults including indexes)".formatted(table));
        database.execute("alter table readings attach partition %s for values from ('%d-01-01') to ('%d-01-01')"
                .formatted(table, year, year + 1));
    }

    @Test
    void incidentsFeedbackAndPlannedWork_goOnceTheyAreOver() throws SQLException {
        try (ReadingsServer server = ReadingsServer.start(database)) {
            server.json(reading("hall", now));
        }
        database.execute(
                """
                insert into incidents (sensor_key, sensor_type, location, opened_at, closed_at, silent, reasons, peak_score,
                    readings, anomalies, calm)
                select 1, 'humidity', 'hall', '%1$s'::timestamptz - interval '9 days', closed_at::timestamptz, false, 1, 1, 1, 1, 0
                from unnest(array['%1$s', '%2$s', null]) closed_at;
                insert into maintenance (scope, target, from_at, to_at)
                select 'sensor', 'a', '%1$s'::timestamptz - interval '9 days', to_at::timestamptz
                from unnest(array['%1$s', '%2$s']) to_at;
                insert into feedback (id, sensor_id, true_alarm, given_at)
                values (-1, 'a', true, '%1$s'), (-2, 'a', true, '%2$s'), (1000, 'a', true, '%1$s');
                """.formatted(old, now));

        drop();

        assertThat(database.ask("select closed_at is null, closed_at = '%s' from incidents order by id".formatted(now)))
                .containsExactly("f|t", "t|null");
        assertThat(database.ask("select to_at = '%s' from maintenance".formatted(now))).containsExactly("t");
        assertThat(database.ask("select id from feedback order by id"))
                .as("1000 is not in the checkpoint yet")
                .containsExactly("-2", "1000");
    }

    @Test
    void origins_goOnceNoReadingIsOfThem() {
        try (ReadingsServer server = ReadingsServer.start(database)) {
            server.json("[%s,%s,%s]"
                    .formatted(reading("hall", now), reading("yard", now.plusMillis(1)), reading("cellar", now.plusMillis(2))));
        }
        String today = now.toString().substring(0, 10);
        assertThat(database.ask("select location, last_day from origins order by 1"))
                .containsExactly("cellar|" + today, "hall|" + today, "yard|" + today);

        database.execute("update origins set last_day = '2001-01-01' where location <> 'cellar'");
        try (ReadingsServer server = ReadingsServer.start(database)) {
            server.json(reading("hall", now.plusMillis(3)));
        }

        assertThat(database.ask("select location, last_day from origins order by 1"))
                .containsExactly("cellar|" + today, "hall|" + today);
    }
}
