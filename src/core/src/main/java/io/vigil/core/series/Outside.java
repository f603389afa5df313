package io.vigil.core.series;

import java.nio.ByteBuffer;

/// Which of the sensors that share one state are out of their physical range now, so that each
/// alarms once. Not safe for many threads.
///
/// It knows a sensor by 64 bits of its id and remembers the latest [#MEMORY]; a sensor that more
/// than so many others pushed out alarms again.
public final class Outside {

    public static final int MEMORY = 128;

    /// The length of the longest that is written.
    public static final int MAX_BYTES = Integer.BYTES + MEMORY * Long.BYTES;

    private static final long SEED = 1_125_899_906_842_597L;

    private final long[] sensors = new long[MEMORY];
    private int count;

    public boolean has(SensorKey key) {
        return count > 0 && indexOf(hash(key)) >= 0;
    }

    public void add(SensorKey key) {
        long sensor = hash(key);
        if (indexOf(sensor) >= 0) {
            return;
        }
        if (count == MEMORY) {
            drop(0);
        }
        sensors[count++] = sensor;
    }

    public void remove(SensorKey key) {
        int index = count == 0 ? -1 : indexOf(hash(key));
        if (index >= 0) {
            drop(index);
        }
    }

    private void drop(int index) {
        count--;
        System.arraycopy(sensors, index + 1, sensors, index, count - index);
    }

    private int indexOf(long sensor) {
        for (int i = 0; i < count; i++) {
            if (sensors[i] == sensor) {
                return i;
            }
        }
        return -1;
    }

    private static long hash(SensorKey key) {
        long hash = SEED;
        for (int i = 0; i < key.sensor().length(); i++) {
            hash = 31 * hash + key.sensor().charAt(i);
        }
        return hash;
    }

    /// How many bytes [#write] needs.
    public int bytes() {
        return Integer.BYTES + count * Long.BYTES;
    }

    /// The count as i32, then an i64 for each sensor.
    public void write(ByteBuffer out) {
        out.putInt(count);
        for (int i = 0; i < count; i++) {
            out.putLong(sensors[i]);
        }
    }

    /// @throws StateException if the count cannot be
    public static Outside read(ByteBuffer in) {
        Outside outside = new Outside();
        outside.count = in.getInt();
        if (outside.count < 0 || outside.count > MEMORY) {
            throw new StateException("a count of sensors out of range must be 0 to " + MEMORY);
        }
        for (int i = 0; i < outside.count; i++) {
            outside.sensors[i] = in.getLong();
        }
        return outside;
    }
}
