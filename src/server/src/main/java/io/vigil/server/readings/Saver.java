package io.vigil.server.readings;

import io.vigil.core.series.watch.SavedState;
import io.vigil.server.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Saves what the detectors of one feed remember by a thread and a connection of its own, so that readings
/// are taken meanwhile, however many sensors there are.
///
/// Each save is one transaction: the states and the id up to which they hold, or nothing. One whose feed was
/// given up changes nothing once another feed has begun. Used by the writer's thread alone.
final class Saver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Database database;
    private final UUID writer = UUID.randomUUID();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("vigil-saver").factory());
    private Future<?> saving = CompletableFuture.completedFuture(null);

    Saver(Database database) {
        this.database = database;
    }

    /// Who saves, as the checkpoint knows it.
    UUID writer() {
        return writer;
    }

    boolean isBusy() {
        return !saving.isDone();
    }

    /// Begins a save.
    ///
    /// @throws SQLException where the one before failed
    void begin(List<SavedState> changed, long lastId) throws SQLException {
        await();
        saving = thread.submit(() -> {
            try (Connection connection = database.connect(PATIENCE)) {
                connection.setAutoCommit(false);
                Checkpoint.save(connection, writer, changed, lastId);
                connection.commit();
            }
            return lastId;
        });
    }

    /// Waits for the save under way.
    ///
    /// @throws SQLException where it failed
    void await() throws SQLException {
        try {
            saving.get();
        } catch (ExecutionException e) {
            throw new SQLException("what the detectors remember cannot be saved: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the server is stopping", e);
        }
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
