package io.vigil.server.bodies;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Threads for requests that compute for long.
///
/// A virtual thread gives its carrier up only where it waits, so a few requests that compute would
/// hold up all others, probes included. The system divides the processors among these threads fairly.
@Component
public final class LongWork implements AutoCloseable {

    private static final int THREADS = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("vigil-work-", 0).daemon().factory());

    LongWork() {
        threads.allowCoreThreadTimeOut(true);
    }

    /// Waits for the result; throws what the work throws.
    public <T> T call(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
