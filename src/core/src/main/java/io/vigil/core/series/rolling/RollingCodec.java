package io.vigil.core.series.rolling;

import io.vigil.core.series.Bar;
import io.vigil.core.series.Moments;
import io.vigil.core.series.Outside;
import io.vigil.core.series.StateBytes;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.StateException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// The written form of a [RollingState], little-endian: the version 1 in one byte, the bar as f64,
/// the newest instant as i64, the count of the window as i32, its values as f64, oldest first, and
/// the sensors out of range as [Outside] writes them.
final class RollingCodec implements StateCodec<RollingState> {

    private static final byte VERSION = 1;
    private static final int HEAD = 1 + Double.BYTES + Long.BYTES + Integer.BYTES;

    @Override
    public byte[] write(RollingState state) {
        byte[] bytes = new byte[HEAD + state.count * Double.BYTES + state.outside.bytes()];
        ByteBuffer out = StateBytes.begin(bytes, VERSION);
        out.putDouble(state.bar).putLong(state.lastMicros).putInt(state.count);
        for (int i = 0; i < state.count; i++) {
            out.putDouble(state.values[i]);
        }
        state.outside.write(out);
        return bytes;
    }

    @Override
    public RollingState read(byte[] bytes) {
        ByteBuffer in = StateBytes.open(bytes, VERSION, "rolling-z state");
        RollingState state = new RollingState();
        try {
            state.bar = in.getDouble();
            state.lastMicros = in.getLong();
            state.count = in.getInt();
            require(Bar.valid(state.bar), "bar must be " + Bar.LOWEST + " to " + Bar.HIGHEST);
            require(
                    state.count >= 0 && state.count <= RollingState.WINDOW,
                    "count must be 0 to " + RollingState.WINDOW);
            for (int i = 0; i < state.count; i++) {
                state.values[i] = in.getDouble();
                require(Math.abs(state.values[i]) <= Moments.HUGE, "values must be numbers of at most 1e150");
            }
            state.outside = Outside.read(in);
        } catch (BufferUnderflowException e) {
            throw wrongLength(bytes);
        }
        if (in.hasRemaining()) {
            throw wrongLength(bytes);
        }
        return state;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new StateException("a rolling-z state's " + rule);
        }
    }

    private static StateException wrongLength(byte[] bytes) {
        return new StateException("a rolling-z state of " + bytes.length + " bytes has the wrong length");
    }

    @Override
    public int maxBytes() {
        return HEAD + RollingState.WINDOW * Double.BYTES + Outside.MAX_BYTES;
    }
}
