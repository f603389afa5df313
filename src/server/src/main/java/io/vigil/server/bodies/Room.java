package io.vigil.server.bodies;

import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;

/// The memory that large bodies may take together: whoever needs more than is free waits a while.
public final class Room {

    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;
    private final Duration patience;

    Room(long bytes, Duration patience) {
        this.units = Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(units, true);
        this.patience = patience;
    }

    /// A part of the room, free again when it is closed.
    public final class Lease implements AutoCloseable {

        private final int taken;

        private Lease(int taken) {
            this.taken = taken;
        }

        @Override
        public void close() {
            free.release(taken);
        }
    }

    /// Takes so many bytes, or all there is where that is less.
    ///
    /// @throws FailureException 429 where they do not become free in time
    Lease take(long bytes) {
        int wanted = (int) Math.min(bytes / UNIT + 1, units);
        if (!acquire(wanted)) {
            throw new FailureException(Failure.of(429, "too many large bodies are being read, try again")
                    .withHeader(HttpHeaders.RETRY_AFTER, "1"));
        }
        return new Lease(wanted);
    }

    private boolean acquire(int wanted) {
        try {
            return free.tryAcquire(wanted, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
