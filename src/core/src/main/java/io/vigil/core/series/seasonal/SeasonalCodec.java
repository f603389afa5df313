package io.vigil.core.series.seasonal;

import io.vigil.core.series.Bar;
import io.vigil.core.series.Moments;
import io.vigil.core.series.StateBytes;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.StateException;
import java.nio.ByteBuffer;

/// The written form of a [SeasonalState], little-endian: the version 1 in one byte, bar, bias,
/// previous value and moving average as f64, the newest instant as i64, and whether the last reading
/// was out of range in one byte.
final class SeasonalCodec implements StateCodec<SeasonalState> {

    private static final byte VERSION = 1;
    private static final int BYTES = 1 + 4 * Double.BYTES + Long.BYTES + 1;

    @Override
    public byte[] write(SeasonalState state) {
        byte[] bytes = new byte[BYTES];
        StateBytes.begin(bytes, VERSION)
                .putDouble(state.bar)
                .putDouble(state.bias)
                .putDouble(state.previous)
                .putDouble(state.ema)
                .putLong(state.lastMicros)
                .put((byte) (state.outside ? 1 : 0));
        return bytes;
    }

    @Override
    public SeasonalState read(byte[] bytes) {
        ByteBuffer in = StateBytes.open(bytes, VERSION, "seasonal-baseline state");
        require(bytes.length == BYTES, "length must be " + BYTES + " bytes, not " + bytes.length);
        SeasonalState state = new SeasonalState();
        state.bar = in.getDouble();
        state.bias = in.getDouble();
        state.previous = in.getDouble();
        state.ema = in.getDouble();
        state.lastMicros = in.getLong();
        byte outside = in.get();
        state.outside = outside == 1;
        require(Bar.valid(state.bar), "bar must be " + Bar.LOWEST + " to " + Bar.HIGHEST);
        require(Math.abs(state.bias) <= 2 * Moments.HUGE, "bias must be a number of at most 2e150");
        require(Double.isNaN(state.previous) || Double.isFinite(state.previous), "previous value must not be infinite");
        require(Double.isNaN(state.ema) == Double.isNaN(state.previous), "average must come with a previous value");
        require(!(state.ema < 0 || Double.isInfinite(state.ema)), "average must be a finite number of at least 0");
        require(outside == 0 || outside == 1, "range byte must be 0 or 1");
        return state;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new StateException("a seasonal-baseline state's " + rule);
        }
    }

    @Override
    public int maxBytes() {
        return BYTES;
    }
}
