package io.vigil.server.incidents;

import io.vigil.core.format.ByteOutput;
import io.vigil.server.queries.JsonFields;
import io.vigil.server.queries.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Messages for webhooks as rows of the database, from when they are due until they are delivered.
final class Outbox {

    private Outbox() {}

    /// @param attempts so far
    /// @param age since it was written
    /// @param pause until it is due, not positive where it is
    record Message(long id, String messageId, String body, int attempts, Duration age, Duration pause) {}

    /// That an incident opened or closed.
    ///
    /// @param event `opened` or `closed`
    static Object[] row(String url, Incident incident, String event) {
        return new Object[] {url, incident.id(), body(incident, event)};
    }

    private static String body(Incident incident, String event) {
        Long closed = incident.closedAt();
        ByteOutput out = new ByteOutput();
        JsonFields.object(out, fields -> {
            fields.text("type", "incident." + event);
            fields.time("timestamp", event.equals("opened") || closed == null ? Long.valueOf(incident.openedAt()) : closed);
            fields.inner("data", incident::write);
        });
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    static void insert(JdbcTemplate db, List<Object[]> rows) {
        db.batchUpdate("insert into webhook_outbox (url, incident_id, body) values (?, ?, ?)", rows);
    }

    /// The message to send next: of those that come first of their incident, the one that is due first.
    static Optional<Message> next(JdbcClient db, String url) {
        return new Sql("""
                select id, message_id, body, attempts, extract(epoch from now() - created_at) as age,
                    extract(epoch from next_at - now()) as pause
                from webhook_outbox o where url = ? and not exists (
                    select from webhook_outbox e where e.url = o.url and e.incident_id = o.incident_id and e.id < o.id)
                order by next_at, id limit 1""", url)
                .first(db, (row, n) -> new Message(
                        row.getLong("id"),
                        row.getString("message_id"),
                        row.getString("body"),
                        row.getInt("attempts"),
                        seconds(row.getDouble("age")),
                        seconds(row.getDouble("pause"))));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    static void remove(JdbcClient db, long id) {
        db.sql("delete from webhook_outbox where id = ?").param(id).update();
    }

    static void postpone(JdbcClient db, long id, Duration pause) {
        db.sql("update webhook_outbox set attempts = attempts + 1, next_at = now() + ? * interval '1 second' where id = ?")
                .param(pause.toSeconds())
                .param(id)
                .update();
    }

    /// Drops what is for nobody who is told today.
    ///
    /// @return how many messages
    static int removeOthers(JdbcClient db, List<String> urls) {
        return db.sql("delete from webhook_outbox where url <> all(?)").param(urls.toArray(String[]::new)).update();
    }
}
