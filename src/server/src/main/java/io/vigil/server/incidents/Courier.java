package io.vigil.server.incidents;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vigil.server.db.Database;
import io.vigil.server.incidents.Outbox.Message;
import io.vigil.server.incidents.WebhookSettings.Webhook;
import io.vigil.server.ops.FailureException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings messages to one webhook, the next one of an incident only after the one before.
///
/// A message counts as delivered when the receiver answers 2xx, and is removed then; a crash in between
/// sends it again, with the same id. Otherwise it is tried again after 1, 2, 4 and so on seconds, at most
/// an hour apart, and given up after three days.
final class Courier implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 12;

    private final Webhook webhook;
    private final Database database;
    private final HttpClient http;
    private final Clock clock;
    private final Counter delivered;
    private final Counter failed;
    private final Counter givenUp;

    private final Semaphore woken = new Semaphore(0);

    Courier(Webhook webhook, Database database, HttpClient http, Clock clock, MeterRegistry metrics) {
        this.webhook = webhook;
        this.database = database;
        this.http = http;
        this.clock = clock;
        this.delivered = counter(metrics, "delivered");
        this.failed = counter(metrics, "failed");
        this.givenUp = counter(metrics, "given_up");
    }

    private static Counter counter(MeterRegistry metrics, String result) {
        return Counter.builder("vigil.webhook.attempts")
                .description("Webhook messages by what became of an attempt to deliver them")
                .tag("result", result)
                .register(metrics);
    }

    /// Says that there may be a message.
    void wake() {
        woken.release();
    }

    /// Works until its thread is interrupted.
    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                woken.tryAcquire(Math.max(1, work().toMillis()), TimeUnit.MILLISECONDS);
                woken.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Delivers what is due and tells how long there may be nothing to do.
    private Duration work() throws InterruptedException {
        try {
            JdbcClient db = database.client();
            Optional<Message> next = Outbox.next(db, webhook.url());
            while (next.isPresent() && !next.get().pause().isPositive()) {
                deliver(db, next.get());
                next = Outbox.next(db, webhook.url());
            }
            return next.map(Message::pause).orElse(LONGEST_PAUSE);
        } catch (FailureException | DataAccessException e) {
            LOG.debug("the messages for {} cannot be read", webhook, e);
            return DATABASE_PAUSE;
        }
    }

    private void deliver(JdbcClient db, Message message) throws InterruptedException {
        String problem = send(message);
        if (problem == null) {
            delivered.increment();
            Outbox.remove(db, message.id());
        } else if (message.age().compareTo(PATIENCE) > 0) {
            givenUp.increment();
            LOG.error("webhook {}: message {} is given up after {} attempts: {}",
                    webhook, message.messageId(), message.attempts() + 1, problem);
            Outbox.remove(db, message.id());
        } else {
            failed.increment();
            LOG.warn("webhook {}: message {} is tried again: {}", webhook, message.messageId(), problem);
            Outbox.postpone(db, message.id(), pause(message.attempts()));
        }
    }

    /// How long to wait after a failure.
    ///
    /// @param attempts that failed before it
    static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /// @return why the receiver does not have it, null where it has
    private @Nullable String send(Message message) throws InterruptedException {
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "vigil")
                .header("webhook-id", message.messageId())
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", Signature.of(message.messageId(), seconds, message.body(), webhook.key()))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? null : "it answered " + status;
        } catch (IOException e) {
            return "it cannot be reached: " + e;
        }
    }
}
