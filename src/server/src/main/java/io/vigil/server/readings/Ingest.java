package io.vigil.server.readings;

import io.vigil.core.series.readings.Parsed;
import io.vigil.server.db.Database;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// The one writer of readings.
///
/// A thread takes what waits, judges it in the order in which it came, commits readings and verdicts in
/// one transaction, and only then lets the requests answer. Where a transaction fails, its requests are
/// told to try again, and the thread goes on from what the database holds: detectors as last saved, then
/// the later readings once more. So what was answered is stored, once, and verdicts are those of a run
/// without a fault. Safe for many threads.
@Component
public final class Ingest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private static final int BATCH = 10_000;
    private static final int CAPACITY = 100_000;
    private static final long TICK_NANOS = 1_000_000_000L;
    private static final long SAVE_NANOS = 10_000_000_000L;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration REPAIR_PAUSE = Duration.ofSeconds(10);

    /// A statement that takes longer means that the database is lost.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// The same while what is stored is read again.
    private static final Duration RESUME_PATIENCE = Duration.ofMinutes(5);

    /// Which of the database's advisory locks says that somebody writes.
    private static final long WRITERS_LOCK = 0x56_49_47_49_4CL;

    private final Database database;
    private final FeedParts parts;
    private final List<CommitListener> listeners;
    private final ReadingsMetrics metrics;
    private final Waiting waiting = new Waiting(CAPACITY);
    private final Thread thread = Thread.ofPlatform().name("vigil-ingest").daemon().unstarted(this::run);

    /// Why nothing can be taken now, null while all is well.
    private volatile @Nullable String whyNot = "what is stored is being read";

    private volatile @Nullable String toRepair;
    private volatile boolean closed;
    private long lastBackend;

    Ingest(Database database, FeedParts parts, List<CommitListener> listeners, ReadingsMetrics metrics) {
        this.database = database;
        this.parts = parts;
        this.listeners = List.copyOf(listeners);
        this.metrics = metrics;
        thread.start();
    }

    /// Stores readings and waits until that is durable.
    ///
    /// @return what became of each
    /// @throws FailureException 429 while too many wait, 503 while they cannot be stored
    List<Outcome> store(List<Parsed> sent) {
        return ask(new Command.Submission(sent, new CompletableFuture<>()));
    }

    /// Takes a person's word on an alarm of a sensor, and waits until that is durable, with its mark.
    ///
    /// @throws FailureException 429 while too many readings wait, 503 while it cannot be stored
    public void feedback(String sensor, boolean trueAlarm, FeedbackMark mark) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        enqueue(new Command.Feedback(sensor, trueAlarm, mark, done));
        await(done);
    }

    private List<Outcome> ask(Command.Submission submission) {
        enqueue(submission);
        return await(submission.done());
    }

    /// @throws FailureException 503 with the reason while nothing can be stored
    void requireReady() {
        String reason = whyNot;
        if (reason != null) {
            String down = database.whyDown();
            throw Database.unavailable(down == null ? reason : down);
        }
    }

    private void enqueue(Command command) {
        requireReady();
        if (!waiting.offer(command)) {
            throw new FailureException(Failure.of(429, "too many readings wait to be stored, try again")
                    .withHeader(HttpHeaders.RETRY_AFTER, "1"));
        }
        if (whyNot != null) {
            refuseAll();
        }
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FailureException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Database.unavailable("the server is stopping");
        }
    }

    private void run() {
        while (!closed) {
            Duration pause = PAUSE;
            try {
                database.awaitUp();
                write();
            } catch (InterruptedException e) {
                break;
            } catch (BrokenStateException e) {
                awaitRepair(String.valueOf(e.getMessage()));
                pause = REPAIR_PAUSE;
            } catch (SQLException | FailureException e) {
                LOG.error("readings cannot be stored now: {}", e.getMessage());
            } catch (RuntimeException | Error e) {
                LOG.error("readings cannot be stored now", e);
            }
            if (!closed) {
                String broken = toRepair;
                stopTaking(broken == null ? "the database cannot be written to, it is tried again" : broken);
                pause(pause);
            }
        }
        stopTaking("the server is stopping");
    }

    private void awaitRepair(String reason) {
        if (!reason.equals(toRepair)) {
            LOG.error("readings cannot be stored: {}", reason);
        }
        toRepair = reason;
    }

    /// What somebody must repair before readings can be taken, null where nothing.
    @Nullable String toRepair() {
        return toRepair;
    }

    /// Nothing is added after this but by a request that then sees the reason itself.
    private void stopTaking(String reason) {
        whyNot = reason;
        refuseAll();
    }

    private void refuseAll() {
        String reason = whyNot;
        waiting.takeAll().forEach(command -> command.fail(Database.unavailable(String.valueOf(reason))));
    }

    private void write() throws SQLException, InterruptedException {
        try (Connection connection = database.connect(PATIENCE);
                Saver saver = new Saver(database)) {
            lock(connection);
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, (int) RESUME_PATIENCE.toMillis());
            Feed feed = new Feed(connection, parts, saver);
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            LOG.info("readings are taken, {} sensors are known", feed.sensors());
            toRepair = null;
            whyNot = null;
            serve(feed);
        }
    }

    /// Makes sure that no other server writes, and that nothing is left under way of a connection that
    /// was given up.
    private void lock(Connection connection) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement("select pg_terminate_backend(?::int)")) {
            end.setLong(1, lastBackend);
            if (lastBackend != 0) {
                end.execute();
            }
        }
        try (PreparedStatement patience = connection.prepareStatement("set lock_timeout = '5s'");
                PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock(?)")) {
            patience.execute();
            lock.setLong(1, WRITERS_LOCK);
            lock.execute();
        }
        lastBackend = connection.unwrap(PGConnection.class).getBackendPID();
    }

    private void serve(Feed feed) throws SQLException, InterruptedException {
        long ticked = System.nanoTime();
        long saved = ticked;
        while (!closed) {
            List<Command> commands = waiting.take(BATCH, TICK_NANOS - (System.nanoTime() - ticked));
            boolean tick = System.nanoTime() - ticked >= TICK_NANOS;
            if (tick) {
                ticked = System.nanoTime();
            }
            if (tick || !commands.isEmpty()) {
                write(feed, commands, tick);
            }
            if (System.nanoTime() - saved >= SAVE_NANOS) {
                feed.save();
                saved = System.nanoTime();
            }
        }
        feed.finish();
    }

    private void write(Feed feed, List<Command> commands, boolean tick) throws SQLException {
        try {
            answer(commands, feed.write(commands, tick));
        } catch (SQLException | RuntimeException | Error e) {
            FailureException reason = Database.unavailable("the database did not store this, try again");
            commands.forEach(command -> command.fail(reason));
            throw e;
        }
    }

    private void answer(List<Command> commands, Feed.Written written) {
        Iterator<List<Outcome>> outcomes = written.outcomes().iterator();
        for (Command command : commands) {
            switch (command) {
                case Command.Submission submission -> {
                    List<Outcome> own = outcomes.next();
                    metrics.count(own);
                    submission.done().complete(own);
                }
                case Command.Feedback word -> word.done().complete(null);
            }
        }
        for (CommitListener listener : listeners) {
            tell(listener, written.batch());
        }
    }

    /// What is committed stays committed, whatever a listener does.
    private static void tell(CommitListener listener, Batch batch) {
        try {
            listener.committed(batch);
        } catch (RuntimeException e) {
            LOG.error("a listener failed", e);
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        waiting.close();
        if (whyNot != null) {
            thread.interrupt();
        }
        try {
            thread.join(PATIENCE);
            thread.interrupt();
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
