package io.vigil.server.readings;

import io.vigil.core.series.readings.Parsed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What the writer is asked to do, one after the other.
sealed interface Command {

    /// How many readings it holds.
    int readings();

    /// Ends it with the reason why it was not done.
    void fail(Throwable reason);

    /// A request's readings.
    ///
    /// @param sent in their order, with those that were rejected already
    /// @param done what became of each, once that is durable
    record Submission(List<Parsed> sent, CompletableFuture<List<Outcome>> done) implements Command {

        public Submission {
            sent = List.copyOf(sent);
        }

        @Override
        public int readings() {
            return sent.size();
        }

        @Override
        public void fail(Throwable reason) {
            done.completeExceptionally(reason);
        }
    }

    /// A person's word on an alarm.
    ///
    /// @param mark is written with it
    /// @param done once it is durable
    record Feedback(String sensor, boolean trueAlarm, FeedbackMark mark, CompletableFuture<@Nullable Void> done)
            implements Command {

        @Override
        public int readings() {
            return 0;
        }

        @Override
        public void fail(Throwable reason) {
            done.completeExceptionally(reason);
        }
    }
}
