package io.vigil.core.series.windows;

import io.vigil.core.series.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One-minute windows of event time, apart for each location and sensor type.
///
/// A window `[start, start + 1 min)` is handed out once the host says that event time has passed its
/// end. A reading that comes after that opens it again, and its part is to be merged with the first.
/// Holds what came since the last [#close]; the host keeps the readings, from which it can be built
/// again. Not safe for many threads.
public final class TumblingWindows {

    public static final long MICROS = 60_000_000L;

    private final Map<Key, Aggregate> open = new TreeMap<>();

    /// Where and when a window is.
    ///
    /// @param startMicros a multiple of a minute
    public record Key(long startMicros, String location, String type) implements Comparable<Key> {

        /// The window that a reading falls into.
        public static Key of(Reading reading) {
            long start = Math.floorDiv(reading.micros(), MICROS) * MICROS;
            return new Key(start, reading.key().location(), reading.key().type());
        }

        @Override
        public int compareTo(Key other) {
            int order = Long.compare(startMicros, other.startMicros);
            order = order == 0 ? location.compareTo(other.location) : order;
            return order == 0 ? type.compareTo(other.type) : order;
        }

        public long endMicros() {
            return startMicros + MICROS;
        }
    }

    /// A window whose time has passed.
    public record Closed(Key key, Aggregate aggregate) {}

    public void add(Reading reading, boolean anomaly) {
        open.computeIfAbsent(Key.of(reading), unseen -> new Aggregate()).add(reading.value(), anomaly);
    }

    /// How many windows are open.
    public int size() {
        return open.size();
    }

    /// Hands out the windows that end no later than this instant, in the order of time, location and
    /// type.
    public List<Closed> close(long nowMicros) {
        List<Closed> closed = new ArrayList<>();
        open.entrySet().removeIf(window -> {
            boolean passed = window.getKey().endMicros() <= nowMicros;
            if (passed) {
                closed.add(new Closed(window.getKey(), window.getValue()));
            }
            return passed;
        });
        return closed;
    }
}
