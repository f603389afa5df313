package io.vigil.server.readings;

import io.vigil.core.series.Arrival;
import io.vigil.core.series.Reading;
import io.vigil.core.series.readings.Parsed;
import io.vigil.core.series.watch.Judged;
import io.vigil.core.series.watch.Silence;
import io.vigil.core.series.watch.Watch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All that the writer remembers between two transactions: detectors, keys, windows, the last id.
///
/// Assumes that it alone writes, through one connection. After a transaction that failed it is of no
/// use, and a new one is to be resumed. Not safe for many threads.
final class Feed {

    private static final String ADD_FEEDBACK =
            "insert into feedback (id, sensor_id, true_alarm, given_at) values (?, ?, ?, now())";
    private static final Outcome DUPLICATE = new Outcome.Duplicate();

    /// How many silent sensors are told of at a time, once a second.
    private static final int SILENCES = 1_000;

    private final Connection connection;
    private final FeedParts parts;
    private final Saver saver;
    private final Watch watch;
    private final Registry registry;
    private final Partitions partitions = new Partitions();
    private final ReadingRows readingRows = new ReadingRows();
    private final SensorRows sensorRows;
    private final AggregateRows aggregateRows = new AggregateRows();
    private final ZoneRows zoneRows;
    private final FeedClock clock;
    private long lastId;
    private long savedId;

    /// Where among the silent sensors to go on.
    private int turn;

    /// A new feed that goes on where the database stands.
    Feed(Connection connection, FeedParts parts, Saver saver) throws SQLException {
        this.connection = connection;
        this.saver = saver;
        this.parts = parts;
        this.watch = parts.newWatch();
        this.registry = parts.newRegistry();
        this.sensorRows = new SensorRows(registry);
        this.zoneRows = parts.newZoneRows();
        registry.load(connection);
        lastId = Checkpoint.resume(connection, watch, saver.writer());
        long newest = registry.newestMicros();
        zoneRows.resume(connection, newest);
        for (CommitStep step : parts.steps()) {
            step.resume(connection);
        }
        connection.commit();
        savedId = lastId;
        clock = new FeedClock(newest);
    }

    /// What a transaction committed.
    ///
    /// @param outcomes one per submission, in their order
    record Written(Batch batch, List<List<Outcome>> outcomes) {}

    /// Judges and stores what was asked for, in its order, in one transaction.
    ///
    /// @param tick whether to look for silent sensors too
    Written write(List<Command> commands, boolean tick) throws SQLException {
        List<Parsed.Accepted> sent = accepted(commands);
        partitions.require(connection, days(sent));
        registry.register(connection, sent);
        StoredRows stored = StoredRows.find(connection, registry, sent);
        List<StoredReading> readings = new ArrayList<>(sent.size());
        List<List<Outcome>> outcomes = new ArrayList<>();
        for (Command command : commands) {
            switch (command) {
                case Command.Submission submission -> outcomes.add(judge(submission, stored, readings));
                case Command.Feedback word -> heed(word);
            }
        }
        Batch batch = store(readings, tick);
        connection.commit();
        return new Written(batch, outcomes);
    }

    private Batch store(List<StoredReading> readings, boolean tick) throws SQLException {
        if (!readings.isEmpty()) {
            readingRows.write(connection, readings);
            sensorRows.write(connection, readings);
            aggregateRows.write(connection, readings);
            registry.origins().write(connection);
        }
        long now = clock.nowMicros();
        zoneRows.write(connection, readings, now);
        Batch batch = new Batch(readings, tick ? silences() : List.of(), now);
        for (CommitStep step : parts.steps()) {
            step.write(connection, batch);
        }
        return batch;
    }

    private static List<Parsed.Accepted> accepted(List<Command> commands) {
        List<Parsed.Accepted> accepted = new ArrayList<>();
        for (Command command : commands) {
            if (command instanceof Command.Submission submission) {
                for (Parsed sent : submission.sent()) {
                    if (sent instanceof Parsed.Accepted clean) {
                        accepted.add(clean);
                    }
                }
            }
        }
        return accepted;
    }

    private static Set<Long> days(List<Parsed.Accepted> sent) {
        Set<Long> days = new HashSet<>();
        sent.forEach(one -> days.add(Math.floorDiv(one.reading().micros(), Partitions.DAY_MICROS)));
        return days;
    }

    private List<Outcome> judge(Command.Submission submission, StoredRows stored, List<StoredReading> readings) {
        List<Outcome> outcomes = new ArrayList<>(submission.sent().size());
        for (Parsed sent : submission.sent()) {
            Outcome outcome = switch (sent) {
                case Parsed.Rejected rejected -> new Outcome.Rejected(rejected.reason().id());
                case Parsed.Accepted clean -> judge(clean, stored);
            };
            outcomes.add(outcome);
            if (outcome instanceof StoredReading reading) {
                readings.add(reading);
            }
        }
        return outcomes;
    }

    private Outcome judge(Parsed.Accepted sent, StoredRows stored) {
        Reading reading = sent.reading();
        KnownSensor sensor = registry.sensor(reading.key().sensor());
        KnownOrigin origin = registry.origin(sent);
        if (sensor == null || origin == null) {
            return new Outcome.Rejected(registry.whyNoRoom(sent));
        }
        if (reading.micros() <= sensor.newestMicros && stored.contains(sensor, reading)) {
            return DUPLICATE;
        }
        Judged judged = watch.take(reading);
        if (judged.verdict() == null || judged.arrival() == Arrival.DUPLICATE) {
            return DUPLICATE;
        }
        stored.add(sensor, reading);
        sensor.newestMicros = Math.max(sensor.newestMicros, reading.micros());
        sensor.silent = false;
        clock.advance(reading.micros());
        registry.origins().use(origin, reading.micros());
        boolean beside = !judged.beside().isEmpty();
        return new StoredReading(
                ++lastId,
                sensor.key,
                origin.key,
                zoneRows.zone(sent.lat(), sent.lon()),
                sent,
                judged.arrival(),
                judged.verdict(),
                beside ? judged.beside().getFirst() : null,
                beside ? judged.beside().getLast() : null);
    }

    private void heed(Command.Feedback word) throws SQLException {
        if (word.mark().write(connection) && watch.feedback(word.sensor(), word.trueAlarm())) {
            try (PreparedStatement statement = connection.prepareStatement(ADD_FEEDBACK)) {
                Sql.set(statement, ++lastId, word.sensor(), word.trueAlarm());
                statement.executeUpdate();
            }
        }
    }

    /// The sensors that have just fallen silent, and those that are silent in turn; of each so few at a time that
    /// readings need not wait.
    private List<Silence> silences() throws SQLException {
        List<Silence> told = new ArrayList<>();
        List<Silence> known = new ArrayList<>();
        List<KnownSensor> fallen = new ArrayList<>();
        for (Silence silence : watch.silences(clock.now())) {
            KnownSensor sensor = registry.sensor(silence.key().sensor());
            if (sensor != null && sensor.silent) {
                known.add(silence);
            } else if (sensor != null && fallen.size() < SILENCES) {
                fallen.add(sensor);
                told.add(silence);
            }
        }
        for (int i = 0; i < Math.min(known.size(), SILENCES); i++) {
            turn = (turn + 1) % known.size();
            told.add(known.get(turn));
        }
        fallen.forEach(sensor -> sensor.silent = true);
        sensorRows.silent(connection, fallen.stream().map(sensor -> sensor.key).toList());
        return told;
    }

    /// Begins to save the detectors where they have changed, unless that is under way, and drops the origins
    /// whose readings have been dropped.
    void save() throws SQLException {
        if (lastId > savedId && !saver.isBusy()) {
            saver.begin(watch.changed(), lastId);
            savedId = lastId;
        }
        registry.origins().drop(connection, parts.firstDay());
        connection.commit();
    }

    /// Saves and waits until that is durable.
    void finish() throws SQLException {
        saver.await();
        save();
        saver.await();
    }

    /// How many sensors are watched.
    int sensors() {
        return registry.size();
    }
}
