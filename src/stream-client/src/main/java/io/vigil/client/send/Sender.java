package io.vigil.client.send;

import io.vigil.client.read.Batch;
import io.vigil.client.read.ReplayException;
import io.vigil.client.send.Http.Attempt;
import io.vigil.client.send.Http.Lost;
import io.vigil.client.send.Http.Reply;
import java.time.Duration;

/// Sends batches and does not let go of one before it is answered.
///
/// Overload (429, 503), a gateway without its server (502, 504), lost connections and missing
/// answers are retried for up to ten minutes a batch, any other 5xx three times. Scoring or storing a row twice
/// does no harm, so a request whose answer was lost is simply repeated.
public final class Sender {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int RETRIES_OF_FAULTS = 3;

    private final Dialect dialect;
    private final Http http;
    private final Backoff backoff;
    private final Time time;
    private final Retries retries;

    public Sender(Dialect dialect, Http http, Backoff backoff, Time time, Retries retries) {
        this.dialect = dialect;
        this.http = http;
        this.backoff = backoff;
        this.time = time;
        this.retries = retries;
    }

    /// Is told of every repetition before it is waited for.
    public interface Retries {

        void retrying(Batch batch, String reason, Duration delay);
    }

    /// @throws ReplayException where the batch cannot be answered; the message names its rows
    public Answer send(Batch batch) throws ReplayException, InterruptedException {
        int rows = batch.rows().size();
        String mediaType = dialect.mediaType(batch);
        byte[] body = dialect.body(batch);
        long start = time.nanos();
        for (int attempt = 1; ; attempt++) {
            long sent = time.nanos();
            Attempt made = http.post(mediaType, body);
            long now = time.nanos();
            if (made instanceof Reply reply && reply.status() < 500 && reply.status() != 429) {
                return answer(batch, rows, reply, now - sent);
            }
            waitOrGiveUp(batch, made, attempt, Duration.ofNanos(now - start));
        }
    }

    private Answer answer(Batch batch, int rows, Reply reply, long nanos) throws ReplayException {
        try {
            if (reply.status() == 200) {
                return dialect.answer(reply.body(), rows, nanos);
            }
        } catch (ReplayException e) {
            throw new ReplayException(batch.name() + ": " + e.getMessage());
        }
        Problem problem = Problem.read(reply.body());
        boolean refused = reply.status() == 422 && !problem.byRow().isEmpty();
        if (refused || (reply.status() == 413 && rows == 1)) {
            return dialect.rejected(problem, rows, nanos);
        }
        String hint = reply.status() == 413 ? "; try a smaller --batch" : "";
        throw new ReplayException(batch.name() + ": " + status(reply, problem) + hint);
    }

    private void waitOrGiveUp(Batch batch, Attempt made, int attempt, Duration elapsed)
            throws ReplayException, InterruptedException {
        String reason = reason(made);
        if (isFault(made) && attempt > RETRIES_OF_FAULTS) {
            throw new ReplayException(batch.name() + ": " + reason + ", " + attempt + " times");
        }
        Duration delay = backoff.delay(attempt, made instanceof Reply reply ? reply.retryAfter() : null);
        if (elapsed.plus(delay).compareTo(PATIENCE) > 0) {
            throw new ReplayException(batch.name() + ": " + reason + "; gave up after " + Durations.text(elapsed)
                    + " because the next try would be due in " + Durations.text(delay));
        }
        retries.retrying(batch, reason, delay);
        time.sleep(delay);
    }

    /// A fault of the server's own, which repetition seldom cures.
    private static boolean isFault(Attempt made) {
        return made instanceof Reply reply
                && reply.status() >= 500
                && reply.status() != 502
                && reply.status() != 503
                && reply.status() != 504;
    }

    private static String reason(Attempt made) {
        return made instanceof Reply reply
                ? status(reply, Problem.read(reply.body()))
                : ((Lost) made).reason();
    }

    private static String status(Reply reply, Problem problem) {
        String summary = problem.summary();
        return "the server answered " + reply.status() + (summary.isEmpty() ? "" : ": " + summary);
    }
}
