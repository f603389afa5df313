package io.vigil.server.readings;

import io.vigil.server.db.Database;
import io.vigil.server.ops.FailureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Drops the days that are older than what is kept, once an hour: readings, windows, and what people and
/// incidents left in them.
@Component
final class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /// What goes with the days before a date. Feedback stays as long as detectors may have to hear it again.
    private static final List<String> DELETES = List.of(
            "delete from sensor_aggregates where window_end <= ?::date",
            "delete from sensor_zone_stats where window_end <= ?::date",
            "delete from ml_minutes where window_end <= ?::date",
            "delete from incidents where closed_at < ?::date",
            "delete from maintenance where to_at < ?::date",
            "delete from feedback where given_at < ?::date and id <= (select last_id from checkpoint)");
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Database database;
    private final Duration kept;
    private final Thread thread = Thread.ofVirtual().name("vigil-retention").unstarted(this::run);

    Retention(Database database, ReadingsSettings settings) {
        this.database = database;
        this.kept = settings.retention();
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                database.awaitUp();
                try (Connection connection = database.connect(PATIENCE)) {
                    drop(connection, InstantSource.system(), kept);
                } catch (SQLException | FailureException e) {
                    LOG.warn("old readings cannot be dropped now: {}", e.getMessage());
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped", e);
        }
    }

    static void drop(Connection connection, InstantSource clock, Duration kept) throws SQLException {
        LocalDate first = firstDay(clock, kept);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '3s'");
        }
        int dropped = Partitions.drop(connection, first);
        for (String sql : DELETES) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setString(1, first.toString());
                delete.executeUpdate();
            }
        }
        if (dropped > 0) {
            LOG.info("dropped {} days of readings before {}", dropped, first);
        }
    }

    /// The first day that is kept, with an hour to spare, so that no reading that is on its way loses its day.
    static LocalDate firstDay(InstantSource clock, Duration kept) {
        return LocalDate.ofInstant(clock.instant().minus(kept).minus(EVERY), ZoneOffset.UTC);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
