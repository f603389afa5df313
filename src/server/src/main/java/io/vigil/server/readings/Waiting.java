package io.vigil.server.readings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The commands that wait for the writer, in their order, bounded by the readings that they hold. Safe
/// for many threads.
final class Waiting {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<Command> commands = new ArrayDeque<>();
    private final int capacity;
    private int readings;
    private boolean closed;

    /// @param capacity a command that holds more is admitted where nothing else waits
    Waiting(int capacity) {
        this.capacity = capacity;
    }

    /// @return false where there is no room
    boolean offer(Command command) {
        lock.lock();
        try {
            if (readings > 0 && readings + command.readings() > capacity) {
                return false;
            }
            commands.add(command);
            readings += command.readings();
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Takes what waits, until it holds so many readings or more; waits a while for the first.
    List<Command> take(int most, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (commands.isEmpty() && left > 0 && !closed) {
                left = arrived.awaitNanos(left);
            }
            List<Command> taken = new ArrayList<>();
            int held = 0;
            while (!commands.isEmpty() && held < most) {
                Command next = commands.remove();
                held += next.readings();
                taken.add(next);
            }
            readings -= held;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Whoever takes waits no longer.
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<Command> takeAll() {
        try {
            return take(Integer.MAX_VALUE, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
