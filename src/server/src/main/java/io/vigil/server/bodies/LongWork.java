package io.vigil.server.bodies;

import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Threads for requests that compute for long.
///
/// A virtual thread gives its carrier up only where it waits, so a few requests that compute would
/// hold up all others, probes included. The system divides the processors among these threads fairly.
/// Only so many requests wait for one of them; the others are sent away at once.
@Component
public final class LongWork implements AutoCloseable {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int THREADS = Math.max(16, 4 * PROCESSORS);
    private static final int WAITING = 4 * THREADS;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final ForkJoinPool processors = new ForkJoinPool(PROCESSORS);

    @Autowired
    LongWork() {
        this(THREADS, WAITING);
    }

    /// @param atOnce how many requests are worked on at once
    /// @param waiting how many may wait besides
    LongWork(int atOnce, int waiting) {
        this.threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("vigil-work-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Waits for the result; throws what the work throws.
    ///
    /// @throws FailureException 503 where too many wait already
    public <T> T call(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (RejectedExecutionException e) {
            throw new FailureException(Failure.of(503, "too many large requests are being worked on, try again")
                    .withHeader(HttpHeaders.RETRY_AFTER, "1"));
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// How many requests wait.
    int waiting() {
        return threads.getQueue().size();
    }

    /// Works on the parts `[0, parts)` with all processors, in any order; returns when all are done, and
    /// throws what any of them throws.
    public void share(int parts, IntConsumer work) {
        processors.invoke(new Parts(0, parts, work));
    }

    /// The parts `[from, to)`, of which half goes to whichever processor is free.
    private static final class Parts extends RecursiveAction {

        private static final long serialVersionUID = 1L;

        private final int from;
        private final int to;
        private final transient IntConsumer work;

        Parts(int from, int to, IntConsumer work) {
            this.from = from;
            this.to = to;
            this.work = work;
        }

        @Override
        protected void compute() {
            if (to - from == 1) {
                work.accept(from);
            } else if (to > from) {
                int middle = (from + to) >>> 1;
                invokeAll(new Parts(from, middle, work), new Parts(middle, to, work));
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        processors.shutdown();
    }
}
