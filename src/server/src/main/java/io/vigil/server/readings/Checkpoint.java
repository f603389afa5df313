package io.vigil.server.readings;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.StateException;
import io.vigil.core.series.watch.SavedState;
import io.vigil.core.series.watch.Watch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/// Keeps what the detectors remember, with the id of the last reading or feedback that it contains.
final class Checkpoint {

    private static final int FETCHED = 10_000;

    /// How many states are sent to the database at a time.
    private static final int PIECE = 1_000;

    private static final String LATER =
            """
            select r.id, s.sensor_id, o.sensor_type, o.location, %s, r.value
            from readings r join sensors s using (sensor_key) join origins o using (origin_key)
            where r.id > ?
            order by r.id
            """.formatted(Sql.micros("r.\"timestamp\""));

    private Checkpoint() {}

    private record Feedback(long id, String sensor, boolean trueAlarm) {}

    /// Brings a new watch to where an earlier one stood when it took the last reading that is stored:
    /// restores the states that were saved, then repeats what came later.
    ///
    /// @param writer the only one that may save from now on; a save of another one that is under way is awaited
    /// @return the id of the last reading or feedback
    /// @throws BrokenStateException where a saved state is none
    static long resume(Connection connection, Watch watch, UUID writer) throws SQLException {
        takeOver(connection, writer);
        restore(connection, watch);
        long last = lastId(connection);
        Queue<Feedback> feedback = feedbackAfter(connection, last);
        try (PreparedStatement statement = connection.prepareStatement(LATER)) {
            statement.setFetchSize(FETCHED);
            statement.setLong(1, last);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    last = Math.max(last, repeat(feedback, last, watch));
                    SensorKey key = new SensorKey(rows.getString(2), rows.getString(3), rows.getString(4));
                    watch.take(new Reading(key, rows.getLong(5), rows.getDouble(6)));
                }
            }
        }
        return Math.max(last, repeat(feedback, Long.MAX_VALUE, watch));
    }

    /// Repeats the feedback that came before an id.
    ///
    /// @return the id of the last, 0 for none
    private static long repeat(Queue<Feedback> feedback, long before, Watch watch) {
        long last = 0;
        while (!feedback.isEmpty() && feedback.element().id() < before) {
            Feedback next = feedback.remove();
            watch.feedback(next.sensor(), next.trueAlarm());
            last = next.id();
        }
        return last;
    }

    private static void takeOver(Connection connection, UUID writer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update checkpoint set writer = ?")) {
            Sql.set(statement, writer);
            statement.executeUpdate();
        }
    }

    private static void restore(Connection connection, Watch watch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select detector, key, state from detector_states")) {
            statement.setFetchSize(FETCHED / 10);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    restore(watch, new SavedState(rows.getString(1), rows.getString(2), rows.getBytes(3)));
                }
            }
        }
    }

    private static void restore(Watch watch, SavedState saved) {
        try {
            watch.restore(saved);
        } catch (StateException | IllegalArgumentException e) {
            throw new BrokenStateException(saved, e);
        }
    }

    private static long lastId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select last_id from checkpoint")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Queue<Feedback> feedbackAfter(Connection connection, long id) throws SQLException {
        Queue<Feedback> feedback = new ArrayDeque<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select id, sensor_id, true_alarm from feedback where id > ? order by id")) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    feedback.add(new Feedback(rows.getLong(1), rows.getString(2), rows.getBoolean(3)));
                }
            }
        }
        return feedback;
    }

    /// Saves states as they were after the reading or feedback with an id.
    ///
    /// @throws SQLException where another writer has taken over since
    static void save(Connection connection, UUID writer, List<SavedState> changed, long lastId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update checkpoint set last_id = ? where writer = ?")) {
            Sql.set(statement, lastId, writer);
            if (statement.executeUpdate() == 0) {
                throw new SQLException("another server has taken over");
            }
        }
        String upsert =
                """
                insert into detector_states (detector, key, state) values (?, ?, ?)
                on conflict (detector, key) do update set state = excluded.state
                """;
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (int i = 0; i < changed.size(); i++) {
                SavedState state = changed.get(i);
                Sql.set(statement, state.kind(), state.key(), state.bytes());
                statement.addBatch();
                if (i % PIECE == PIECE - 1) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
