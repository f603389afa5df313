package io.vigil.core.series;

import java.nio.ByteBuffer;
import java.time.Duration;

/// The latest instants of one sensor, to tell late, conflicting and repeated readings from new ones.
///
/// It remembers the last [#MEMORY] readings that it placed. A repeat of an older one counts as late:
/// that is judged and changes nothing either. Not safe for many threads.
public final class Timeline {

    /// How many readings are remembered.
    public static final int MEMORY = 16;

    /// The length of every written timeline.
    public static final int BYTES = 1 + Integer.BYTES + Long.BYTES + MEMORY * (Long.BYTES + Double.BYTES);

    private static final byte VERSION = 1;

    private final long[] micros = new long[MEMORY];
    private final double[] values = new double[MEMORY];
    private int placed;
    private long newest = Long.MIN_VALUE;

    /// Says how a reading arrives, and remembers it unless it is a duplicate.
    public Arrival place(Reading reading, Duration lateness) {
        Arrival arrival = arrival(reading, lateness);
        if (arrival != Arrival.DUPLICATE) {
            remember(reading);
        }
        return arrival;
    }

    /// The newest instant placed, in microseconds; Long.MIN_VALUE before the first.
    public long newest() {
        return newest;
    }

    private Arrival arrival(Reading reading, Duration lateness) {
        boolean known = false;
        for (int i = 0; i < Math.min(placed, MEMORY); i++) {
            if (micros[i] == reading.micros()) {
                if (values[i] == reading.value()) {
                    return Arrival.DUPLICATE;
                }
                known = true;
            }
        }
        if (known) {
            return Arrival.CONFLICT;
        }
        boolean late = placed > 0 && reading.instant().isBefore(Times.instant(newest).minus(lateness));
        return late ? Arrival.LATE : Arrival.ON_TIME;
    }

    private void remember(Reading reading) {
        int slot = placed % MEMORY;
        micros[slot] = reading.micros();
        values[slot] = reading.value();
        newest = Math.max(newest, reading.micros());
        placed = placed + 1 < 2 * MEMORY ? placed + 1 : MEMORY;
    }

    /// Little-endian: the version 1 in one byte, the count as i32, the newest instant as i64, then
    /// each remembered instant (i64) and value (f64).
    public byte[] write() {
        byte[] bytes = new byte[BYTES];
        ByteBuffer out = StateBytes.begin(bytes, VERSION).putInt(placed).putLong(newest);
        for (int i = 0; i < MEMORY; i++) {
            out.putLong(micros[i]).putDouble(values[i]);
        }
        return bytes;
    }

    /// @throws StateException naming what is wrong with the bytes
    public static Timeline read(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new StateException("a timeline has " + BYTES + " bytes, not " + bytes.length);
        }
        ByteBuffer in = StateBytes.open(bytes, VERSION, "timeline");
        Timeline timeline = new Timeline();
        timeline.placed = in.getInt();
        if (timeline.placed < 0 || timeline.placed >= 2 * MEMORY) {
            throw new StateException("a timeline's count must be 0 to " + (2 * MEMORY - 1));
        }
        timeline.newest = in.getLong();
        for (int i = 0; i < MEMORY; i++) {
            timeline.micros[i] = in.getLong();
            timeline.values[i] = in.getDouble();
        }
        return timeline;
    }
}
