package io.vigil.server.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.series.Times;
import io.vigil.server.db.TestDatabase;
import io.vigil.server.db.TestPostgres;
import io.vigil.server.readings.ReadingsServer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// How PostgreSQL runs the queries over 240,000 readings of 300 sensors: by indexes.
@ExtendWith(TestPostgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansIT {

    private static final String FILL = """
            create table readings_a partition of readings for values from ('2024-01-01Z') to ('2024-01-02Z');
            create table readings_b partition of readings for values from ('2024-01-02Z') to ('2024-01-03Z');
            insert into origins (sensor_type, location) select 't' || t, 'l' || l
                from generate_series(1, 5) t, generate_series(1, 5) l;
            insert into sensors (sensor_id, sensor_type, location, detector, first_timestamp, last_timestamp, last_value,
                anomaly, in_event, anomaly_score, reasons, count_readings, anomaly_count)
            select 's' || s, 't' || s % 5 + 1, 'l' || s / 5 % 5 + 1, 'streaming', '2024-01-01Z', '2024-01-02 23:59Z', 1,
                false, false, 0, 0, 800, 8 from generate_series(1, 300) s;
            insert into readings (id, sensor_key, origin_key, "timestamp", value, anomaly_score, reasons, outcome, anomaly,
                in_event, rule_anomaly, ml_anomaly, ml_score)
            select n * 300 + s, s, s % 25 + 1, timestamptz '2024-01-01Z' + n * interval '216 s' + s * interval '1 ms',
                n + s, 0.1, 0, 0, (n * 7 + s) % 100 = 0, false, n % 50 = 0, n % 20 = 0, 0.5
            from generate_series(0, 799) n, generate_series(1, 300) s;
            insert into sensor_aggregates (window_start, window_end, location, sensor_type, avg_value, min_value, max_value,
                squares, count_readings, anomaly_count)
            select date_trunc('minute', "timestamp"), date_trunc('minute', "timestamp") + interval '1 min', location,
                sensor_type, avg(value), min(value), max(value), 1, count(*), 0
            from readings join origins using (origin_key) group by 1, 2, 3, 4;
            insert into ml_minutes select window_start, window_end, location, sensor_type, 1, 2, 3, 4, array_fill(1, array[20])
                from sensor_aggregates;
            insert into sensor_zone_stats (zone, window_start, window_end, count, mean, median, min, max, anomalies)
            select 'z' || z, t, t + interval '1 min', 1, 2, 2, 2, 2, 0
                from generate_series(1, 5) z, generate_series('2024-01-01Z', '2024-01-02 23:59Z', interval '1 min') t;
            insert into incidents (sensor_key, sensor_type, location, opened_at, closed_at, silent, reasons, peak_score,
                readings, anomalies, calm)
            select s, 't1', 'l1', timestamptz '2024-01-01Z' + n * interval '1 min', '2024-01-02 23:59Z', false, 0, 0.9, 10, 1, 3
                from generate_series(1, 50) n, generate_series(1, 300) s;
            analyze""";

    private static final long END = Times.micros(Instant.parse("2024-01-03T00:00:00Z"));
    private static final long HOUR = 3_600_000_000L;

    private static final Filter ALL = new Filter(null, null, null, new Range(null, null));
    private static final Filter SENSOR = new Filter("s7", null, null, new Range(null, null));
    private static final Filter HOURS = ALL.withRange(END - 6 * HOUR, END);
    private static final Integer[] ORIGINS = {1, 2, 3, 4, 5};

    private JdbcClient db;

    @BeforeAll
    void fill(TestPostgres.Server postgres) {
        TestDatabase database = postgres.create();
        ReadingsServer.start(database).close();
        database.execute(FILL);
        db = JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    static Stream<Named<Sql>> queries() {
        Cursor reading = Cursor.Kind.READINGS.decode(Cursor.Kind.READINGS.encode(END - HOUR, 7L, 1.0));
        Cursor anomaly = Cursor.Kind.ANOMALIES.decode(Cursor.Kind.ANOMALIES.encode(END - HOUR, 1_000L));
        return Stream.of(
                Named.of("readings of a sensor", ReadingQueries.ofSensor(SENSOR, null, null, 101)),
                Named.of("the next page of them", ReadingQueries.ofSensor(SENSOR, null, reading, 101)),
                Named.of("readings of all", ReadingQueries.ofEach(new Range(END - HOUR, END), null, null, 101)),
                Named.of("the next page of those", ReadingQueries.ofEach(new Range(END - HOUR, END), ORIGINS, reading, 101)),
                Named.of("anomalies", ReadingQueries.marked("r.anomaly", ALL, null, null, 101)),
                Named.of("the next page of anomalies", ReadingQueries.marked("r.anomaly", ALL, null, anomaly, 101)),
                Named.of("anomalies of a location", ReadingQueries.marked("r.anomaly", HOURS, ORIGINS, null, 101)),
                Named.of("anomalies of a sensor", ReadingQueries.marked("r.anomaly", SENSOR, null, null, 101)),
                Named.of("anomalies by id", ReadingQueries.after(200_000, 500)),
                Named.of("what ML or rules call anomalous",
                        ReadingQueries.marked("(r.ml_anomaly or r.rule_anomaly)", HOURS, null, null, 50)),
                Named.of("agreement of a sensor", MlQueries.ofSensor(SENSOR)),
                Named.of("figures of a sensor", SensorQueries.parts(SENSOR.withRange(END - 6 * HOUR, END))));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void readings_areFoundByIndexes(Sql query) {
        assertThat(query.explain(db))
                .contains("on readings_b")
                .doesNotContain("Seq Scan on readings_");
    }

    /// No more windows are read than a page needs.
    @ParameterizedTest
    @MethodSource("windows")
    void windows_areFoundByTheirIndex(Sql query) {
        assertThat(query.explain(db))
                .contains("sensor_aggregates_pkey")
                .doesNotContain("Seq Scan on sensor_aggregates", "on readings_");
    }

    static Stream<Named<Sql>> windows() {
        return Stream.of(
                Named.of("minutes", WindowQueries.minutes(ALL, null, 101)),
                Named.of("how far a page of readings reaches", ReadingQueries.floor(ALL, 101)),
                Named.of("hours", WindowQueries.buckets(ALL, new Range(END - 2 * HOUR, END), Step.PT1H, null, 101)),
                Named.of("statistics", WindowQueries.whole(ALL.withRange(END - 2 * HOUR, END))),
                Named.of("figures", SensorQueries.parts(ALL.withRange(END - 2 * HOUR, END))),
                Named.of("means of a location", WindowQueries.means("l1").within("window_start", HOURS.range())));
    }

    @Test
    void otherSums_areFoundByTheirIndexes() {
        assertThat(MlQueries.ofMinutes(ALL.withRange(END - 2 * HOUR, END)).explain(db)).contains("ml_minutes_pkey");
        assertThat(ZoneQueries.page(List.of("z1", "z2"), ALL.range(), null, 1, 2).explain(db)).contains("sensor_zone_stats_pkey");
    }

    @Test
    void sensors_areFoundByTheirIndex_andTheirOpenIncidentsToo() {
        assertThat(SensorQueries.state(ALL).explain(db)).contains("incidents_open").doesNotContain("on readings_");
        assertThat(SensorQueries.state(SENSOR).explain(db)).contains("incidents_open", "sensors_sensor_id_key");
        assertThat(SensorQueries.page(ALL, null, 21).explain(db)).contains("sensors_sensor_id_key", "incidents_open");
    }
}
