package io.vigil.server.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest events, from which every listener takes at its own pace.
///
/// Nothing is kept per listener, so that a slow one costs nothing and holds up nobody: when it falls
/// behind what is kept, it is told so. Safe for many threads.
final class Feed {

    private final int mostEvents;
    private final long mostBytes;

    private final Deque<Event> events = new ArrayDeque<>();
    private long bytes;

    /// What is kept follows this id without a gap.
    private long floor;

    private long newest;
    private boolean closed;

    /// What a listener gets.
    sealed interface Taken {}

    /// The events after the one it had last; none when nothing happened in time.
    record Events(List<Event> events) implements Taken {}

    /// It is too far behind.
    ///
    /// @param floor what is kept follows this id
    record Missed(long floor) implements Taken {}

    /// The feed has ended.
    record Ended() implements Taken {}

    /// @param newest the id of the newest event before the first that is kept
    Feed(int mostEvents, long mostBytes, long newest) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
        this.floor = newest;
        this.newest = newest;
    }

    synchronized long newest() {
        return newest;
    }

    /// @param event with a higher id than any before it
    synchronized void publish(Event event) {
        events.add(event);
        newest = event.id();
        bytes += event.bytes();
        while (events.size() > mostEvents || (bytes > mostBytes && events.size() > 1)) {
            Event oldest = events.remove();
            floor = oldest.id();
            bytes -= oldest.bytes();
        }
        notifyAll();
    }

    /// Waits for events.
    ///
    /// @param last the id of the last one that the listener had
    synchronized Taken after(long last, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!closed && last >= newest) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return new Events(List.of());
            }
            wait(Math.max(1, left / 1_000_000));
        }
        if (closed) {
            return new Ended();
        }
        return last < floor
                ? new Missed(floor)
                : new Events(events.stream().filter(event -> event.id() > last).toList());
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
