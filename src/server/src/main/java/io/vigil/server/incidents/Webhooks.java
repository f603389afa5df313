package io.vigil.server.incidents;

import io.micrometer.core.instrument.MeterRegistry;
import io.vigil.server.db.Database;
import io.vigil.server.incidents.WebhookSettings.Webhook;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Tells others when incidents open and close. The messages are written with the incidents, in one
/// transaction, and delivered by threads of their own.
@Component
final class Webhooks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final List<String> urls;
    private final Database database;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final List<Courier> couriers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Webhooks(WebhookSettings settings, Database database, MeterRegistry metrics) {
        this.urls = settings.webhooks().stream().map(Webhook::url).toList();
        this.database = database;
        for (Webhook webhook : settings.webhooks()) {
            couriers.add(new Courier(webhook, database, http, Clock.systemUTC(), metrics));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        threads.add(Thread.ofVirtual().name("vigil-webhooks").start(this::tidy));
        couriers.forEach(courier -> threads.add(Thread.ofVirtual().name("vigil-courier").start(courier)));
    }

    private void tidy() {
        try {
            database.awaitUp();
            int dropped = Outbox.removeOthers(database.client(), urls);
            if (dropped > 0) {
                LOG.warn("{} messages were for webhooks that are not configured any more, and are dropped", dropped);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes the messages about incidents, in the transaction that stores them.
    void write(JdbcTemplate db, List<Incident> begun, List<Incident> ended) {
        List<Object[]> rows = new ArrayList<>();
        for (String url : urls) {
            begun.forEach(incident -> rows.add(Outbox.row(url, incident, "opened")));
            ended.forEach(incident -> rows.add(Outbox.row(url, incident, "closed")));
        }
        Outbox.insert(db, rows);
    }

    /// Says that messages were stored.
    void wake() {
        couriers.forEach(Courier::wake);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
    }
}
