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

/// Drops the days that are older than what is kept, readings and windows alike, once an hour.
@Component
final class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private static final List<String> WINDOWS = List.of("sensor_aggregates", "sensor_zone_stats", "ml_minutes");
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

    /// An hour more than is kept, so that no reading that is on its way loses its day.
    static void drop(Connection connection, InstantSource clock, Duration kept) throws SQLException {
        LocalDate first = LocalDate.ofInstant(clock.instant().minus(kept).minus(EVERY), ZoneOffset.UTC);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '3s'");
        }
        int dropped = Partitions.drop(connection, first);
        for (String table : WINDOWS) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from %s where window_end <= ?::date".formatted(table))) {
                delete.setString(1, first.toString());
                delete.executeUpdate();
            }
        }
        if (dropped > 0) {
            LOG.info("dropped {} days of readings before {}", dropped, first);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
