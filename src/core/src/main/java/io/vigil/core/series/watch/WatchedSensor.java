package io.vigil.core.series.watch;

import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.StateBytes;
import io.vigil.core.series.StateException;
import io.vigil.core.series.Timeline;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One sensor of a [Watch]: when it sent, and who judges it.
final class WatchedSensor {

    private static final byte VERSION = 1;
    private static final String NAME = "sensor";

    final SensorKey key;
    final Timeline timeline;
    final SensorRules rules;
    final Seat<?> own;

    /// Those that run beside its own; may hold its own.
    final List<Seat<?>> beside;

    WatchedSensor(SensorKey key, Timeline timeline, SensorRules rules, Seat<?> own, List<Seat<?>> beside) {
        this.key = key;
        this.timeline = timeline;
        this.rules = rules;
        this.own = own;
        this.beside = List.copyOf(beside);
    }

    /// Little-endian: the version 1 in one byte; type and location, each as its length in bytes (i32)
    /// and UTF-8; the timeline.
    SavedState write() {
        byte[] type = key.type().getBytes(StandardCharsets.UTF_8);
        byte[] location = key.location().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[1 + 2 * Integer.BYTES + type.length + location.length + Timeline.BYTES];
        ByteBuffer out = StateBytes.begin(bytes, VERSION);
        out.putInt(type.length).put(type);
        out.putInt(location.length).put(location);
        out.put(timeline.write());
        return new SavedState(SavedState.SENSOR, key.sensor(), bytes);
    }

    /// What [#write] wrote.
    record Saved(SensorKey key, Timeline timeline) {

        /// @throws StateException naming what is wrong with the bytes
        static Saved read(SavedState saved) {
            ByteBuffer in = StateBytes.open(saved.bytes(), VERSION, NAME);
            try {
                SensorKey key = new SensorKey(saved.key(), text(in), text(in));
                byte[] timeline = new byte[in.remaining()];
                in.get(timeline);
                return new Saved(key, Timeline.read(timeline));
            } catch (BufferUnderflowException e) {
                throw new StateException("a " + NAME + " must not end early");
            }
        }

        private static String text(ByteBuffer in) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new StateException("a " + NAME + " must not end early");
            }
            byte[] bytes = new byte[length];
            in.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
