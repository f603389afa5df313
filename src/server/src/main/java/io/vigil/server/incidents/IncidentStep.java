package io.vigil.server.incidents;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vigil.core.series.watch.Silence;
import io.vigil.server.live.Feeds;
import io.vigil.server.queries.Sql;
import io.vigil.server.readings.Batch;
import io.vigil.server.readings.CommitListener;
import io.vigil.server.readings.CommitStep;
import io.vigil.server.readings.StoredReading;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/// Opens and closes incidents in the transaction of the readings that bring it about. It remembers nothing
/// from batch to batch but what to tell after the commit: what is open stands in the database.
@Component
final class IncidentStep implements CommitStep, CommitListener {

    private final Webhooks webhooks;
    private final Feeds feeds;
    private final Counter opened;
    private final Counter closed;

    /// What the last batch brought, to be told once it is committed.
    private List<Incident> begun = List.of();

    private List<Incident> ended = List.of();

    IncidentStep(Webhooks webhooks, Feeds feeds, MeterRegistry metrics) {
        this.webhooks = webhooks;
        this.feeds = feeds;
        this.opened = counter(metrics, "opened");
        this.closed = counter(metrics, "closed");
    }

    private static Counter counter(MeterRegistry metrics, String event) {
        return Counter.builder("vigil.incidents")
                .description("Incidents that opened and closed")
                .tag("event", event)
                .register(metrics);
    }

    @Override
    public void resume(Connection connection) {
        begun = List.of();
        ended = List.of();
    }

    @Override
    public void write(Connection connection, Batch batch) {
        if (batch.readings().isEmpty() && batch.silences().isEmpty()) {
            return;
        }
        JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        JdbcClient client = JdbcClient.create(db);
        List<Observation> readings = batch.readings().stream().map(IncidentStep::observation).toList();
        List<Observation> silences = silences(client, batch);
        List<Observation> all = Stream.concat(readings.stream(), silences.stream()).toList();
        Set<Integer> sensors = all.stream().map(Observation::sensorKey).collect(Collectors.toSet());
        Life life = new Life(
                IncidentRows.open(client, sensors),
                IncidentRows.muted(client, sensors),
                new Plans(client, all)::cover,
                () -> IncidentRows.nextId(client));
        readings.forEach(life::read);
        silences.forEach(life::silent);
        store(db, life);
    }

    private void store(JdbcTemplate db, Life life) {
        List<Incident> grown = life.grown();
        begun = life.begun();
        ended = Stream.concat(begun.stream(), grown.stream()).filter(incident -> !incident.isOpen()).toList();
        IncidentRows.update(db, grown);
        IncidentRows.insert(db, begun);
        IncidentRows.mute(db, life.newlyMuted());
        IncidentRows.unmute(db, life.noLongerMuted());
        webhooks.write(db, begun, ended);
    }

    @Override
    public void committed(Batch batch) {
        if (begun.isEmpty() && ended.isEmpty()) {
            return;
        }
        opened.increment(begun.size());
        closed.increment(ended.size());
        Stream.concat(begun.stream().filter(Incident::isOpen), ended.stream()).forEach(incident -> tell(feeds, incident));
        webhooks.wake();
        begun = List.of();
        ended = List.of();
    }

    /// Tells the listeners of `/live` of an incident as it is now.
    static void tell(Feeds feeds, Incident incident) {
        feeds.tell("incident", incident.sensor(), incident.type(), incident.location(), incident::write);
    }

    private static Observation observation(StoredReading stored) {
        return Observation.of(stored.sensorKey(), stored.reading().key(), stored.reading().micros(),
                stored.reading().value(), stored.verdict());
    }

    private static List<Observation> silences(JdbcClient db, Batch batch) {
        if (batch.silences().isEmpty()) {
            return List.of();
        }
        Map<String, Silence> byId = new HashMap<>();
        batch.silences().forEach(silence -> byId.put(silence.key().sensor(), silence));
        return new Sql("select sensor_key, sensor_id from sensors where sensor_id = any(?) order by sensor_key",
                        (Object) byId.keySet().toArray(String[]::new))
                .list(db, (row, n) -> {
                    Silence silence = Objects.requireNonNull(byId.get(row.getString("sensor_id")));
                    return Observation.of(row.getInt("sensor_key"), silence.key(), batch.nowMicros(), Double.NaN, silence.verdict());
                });
    }
}
