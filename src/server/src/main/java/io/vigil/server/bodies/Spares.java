package io.vigil.server.bodies;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// What requests have finished with and later ones may use again: a few, so that memory stays bounded.
/// Safe for many threads.
public final class Spares<T> {

    private final BlockingQueue<T> spares = new ArrayBlockingQueue<>(4 * Runtime.getRuntime().availableProcessors());

    /// A spare that nobody else has, or null where there is none.
    public @Nullable T take() {
        return spares.poll();
    }

    /// Leaves a spare for others; where there are enough of them it is forgotten.
    public void leave(T spare) {
        spares.offer(spare);
    }
}
