package io.vigil.server.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.Times;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.queries.Cursor;
import io.vigil.server.queries.Filter;
import io.vigil.server.queries.Range;
import io.vigil.server.queries.Sql;
import io.vigil.server.readings.ReadingsServer;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// How PostgreSQL finds ten open incidents, and pages, among 30,000 of 300 sensors: by indexes.
@ExtendWith(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentPlansIT {

    private static final String FILL = """
            insert into sensors (sensor_id, sensor_type, location, detector, first_timestamp, last_timestamp, last_value,
                anomaly, in_event, anomaly_score, reasons, count_readings, anomaly_count)
            select 's' || s, 't', 'l' || s % 5, 'streaming', '2024-01-01Z', '2024-01-02Z', 1, false, false, 0, 0, 800, 100
                from generate_series(1, 300) s;
            insert into incidents (sensor_key, sensor_type, location, opened_at, closed_at, silent, reasons, peak_score,
                readings, anomalies, calm)
            select s, 't', 'l' || s % 5, timestamptz '2024-01-01Z' + n * interval '10 min',
                case when n < 100 or s > 10 then timestamptz '2024-01-01Z' + (n + 1) * interval '10 min' end,
                false, 0, 0.9, 10, 1, 3
            from generate_series(1, 100) n, generate_series(1, 300) s;
            analyze""";

    private static final Range EVER = new Range(null, null);
    private static final long LAST_CLOSED = Times.micros(Instant.parse("2024-01-01T16:50:00Z"));

    private JdbcClient db;

    @BeforeAll
    void fill(TestPostgres.Server postgres) {
        TestDatabase database = postgres.create();
        ReadingsServer.start(database).close();
        database.execute(FILL);
        db = JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    static Stream<Arguments> pages() {
        Filter all = new Filter(null, null, null, EVER);
        Filter late = new Filter(null, null, null, new Range(LAST_CLOSED + 1, null));
        Cursor after = Cursor.Kind.INCIDENTS.decode(Cursor.Kind.INCIDENTS.encode(20_000L));
        return Stream.of(
                Arguments.of("all", IncidentRows.page(all, null, null, 101), "incidents_pkey"),
                Arguments.of("the next page", IncidentRows.page(all, null, after, 101), "incidents_pkey"),
                Arguments.of("open", IncidentRows.page(all, "open", null, 10_001), "incidents_open"),
                Arguments.of("closed late", IncidentRows.page(late, "closed", null, 21), "incidents_closed"),
                Arguments.of("open or closed late", IncidentRows.page(late, null, null, 101), "incidents_closed"),
                Arguments.of("of a sensor", IncidentRows.page(new Filter("s7", null, null, EVER), null, null, 101), "incidents_by_sensor"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void incidents_areFoundByIndexes(String name, Sql page, String index) {
        assertThat(page.explain(db)).contains(index).doesNotContain("Seq Scan on incidents");
    }
}
