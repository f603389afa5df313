package io.vigil.server.live;

import io.vigil.core.series.windows.TumblingWindows;
import io.vigil.server.db.Database;
import io.vigil.server.ops.FailureException;
import io.vigil.server.queries.Filter;
import io.vigil.server.queries.Range;
import io.vigil.server.queries.ReadingQueries;
import io.vigil.server.queries.ReadingRow;
import io.vigil.server.queries.Window;
import io.vigil.server.queries.WindowQueries;
import io.vigil.server.readings.Batch;
import io.vigil.server.readings.CommitListener;
import io.vigil.server.readings.StoredReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Turns committed batches into events, by a thread of its own.
///
/// Anomalies are read back from the database in the order of their ids, so that those which a listener
/// hears live are the same as those it catches up on. Of other readings at most the newest per sensor and
/// second goes out; windows go out once their minute has passed.
@Component
final class LiveListener implements CommitListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int PAGE = 500;
    private static final int MOST_WINDOWS = 1_000;

    private final Feeds feeds;
    private final ReadingQueries readings;
    private final WindowQueries windows;
    private final Database database;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("vigil-live").daemon().factory());

    private Map<Integer, StoredReading> newest = new HashMap<>();
    private boolean flushing;
    private long flushed = System.nanoTime() - SECOND;

    /// Windows that began before this have gone out; of the thread alone.
    private long passed = Long.MIN_VALUE;

    LiveListener(Feeds feeds, ReadingQueries readings, WindowQueries windows, Database database) {
        this.feeds = feeds;
        this.readings = readings;
        this.windows = windows;
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        later(this::open, 0);
    }

    private void open() {
        try {
            database.awaitUp();
            anomalies();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (FailureException | DataAccessException e) {
            again(this::open, e);
        }
    }

    /// The feed of anomalies, which begins with the first who asks.
    ///
    /// @throws FailureException 503 while there is no database
    Feed anomalies() {
        Feed feed = feeds.anomalies();
        if (feed == null) {
            feed = feeds.openAnomalies(readings.newestAnomaly());
            later(this::tail, 0);
        }
        return feed;
    }

    @Override
    public void committed(Batch batch) {
        if (batch.readings().stream().anyMatch(reading -> reading.verdict().isAnomaly())) {
            later(this::tail, 0);
        }
        synchronized (this) {
            for (StoredReading reading : batch.readings()) {
                newest.merge(reading.sensorKey(), reading, LiveListener::newer);
            }
            if (!flushing && !newest.isEmpty()) {
                flushing = true;
                later(this::flush, Math.max(0, SECOND - (System.nanoTime() - flushed)));
            }
        }
    }

    private static StoredReading newer(StoredReading a, StoredReading b) {
        return b.reading().micros() >= a.reading().micros() ? b : a;
    }

    /// Hands out the anomalies that were stored since the last one that went out.
    private void tail() {
        Feed feed = feeds.anomalies();
        if (feed == null) {
            return;
        }
        try {
            List<ReadingRow> page;
            do {
                page = readings.anomaliesAfter(feed.newest(), PAGE);
                for (ReadingRow anomaly : page) {
                    Event event = StreamsController.event(anomaly);
                    feed.publish(event);
                    feeds.tell(event.name(), null, event.parts());
                }
            } while (page.size() == PAGE);
        } catch (FailureException | DataAccessException e) {
            again(this::tail, e);
        }
    }

    private void flush() {
        Map<Integer, StoredReading> batch = take();
        feeds.tell("readings", "readings", batch.values().stream().map(LiveListener::part).toList());
        long last = batch.values().stream().mapToLong(reading -> reading.reading().micros()).max().orElseThrow();
        try {
            pass(Math.floorDiv(last, TumblingWindows.MICROS) * TumblingWindows.MICROS);
        } catch (FailureException | DataAccessException e) {
            LOG.debug("windows cannot be read", e);
        }
    }

    private synchronized Map<Integer, StoredReading> take() {
        Map<Integer, StoredReading> taken = newest;
        newest = new HashMap<>();
        flushing = false;
        flushed = System.nanoTime();
        return taken;
    }

    private static Event.Part part(StoredReading stored) {
        ReadingRow reading = ReadingRow.of(stored);
        return Feeds.part(reading.sensor(), reading.type(), reading.location(), reading::write);
    }

    /// Hands out the windows that ended since, the newest of them.
    private void pass(long minute) {
        if (passed != Long.MIN_VALUE && passed < minute) {
            Filter filter = new Filter(null, null, null, new Range(passed, minute));
            List<Event.Part> parts = windows.minutes(filter, MOST_WINDOWS).stream().map(LiveListener::part).toList();
            feeds.tell("aggregates", "aggregates", parts);
        }
        passed = Math.max(passed, minute);
    }

    private static Event.Part part(Window window) {
        return Feeds.part(null, window.type(), window.location(), fields -> Window.SHAPE.write(window, fields));
    }

    private void again(Runnable task, RuntimeException failure) {
        LOG.debug("the feed of anomalies waits for the database", failure);
        later(task, SECOND);
    }

    private void later(Runnable task, long nanos) {
        Future<?> unused = thread.schedule(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("listeners miss something", e);
                    }
                },
                nanos,
                TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
