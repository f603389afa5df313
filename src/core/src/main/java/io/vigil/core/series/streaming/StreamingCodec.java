package io.vigil.core.series.streaming;

import io.vigil.core.series.StateBytes;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.StateException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// The written form of a [StreamingState], little-endian: the version 1 in one byte, the length of
/// the zone's id in one byte, the id in ASCII, then bar, levels, event, records and profile in the
/// order of their `write` methods.
final class StreamingCodec implements StateCodec<StreamingState> {

    private static final byte VERSION = 1;
    private static final int BODY = Double.BYTES + Levels.BYTES + Event.BYTES + Records.BYTES + Profile.BYTES;

    @Override
    public byte[] write(StreamingState state) {
        byte[] bytes = new byte[2 + state.zone.getId().length() + BODY];
        ByteBuffer out = StateBytes.begin(bytes, VERSION);
        StateBytes.putZone(out, state.zone);
        out.putDouble(state.bar);
        state.levels.write(out);
        state.event.write(out);
        state.records.write(out);
        state.profile.write(out);
        return bytes;
    }

    @Override
    public StreamingState read(byte[] bytes) {
        ByteBuffer in = StateBytes.open(bytes, VERSION, "streaming state");
        try {
            StreamingState state = new StreamingState(StateBytes.zone(in, "streaming state"));
            if (in.remaining() != BODY) {
                throw new StateException("a streaming state of " + bytes.length + " bytes has the wrong length");
            }
            state.bar = in.getDouble();
            state.levels.read(in);
            state.event.read(in);
            state.records.read(in);
            state.profile.read(in);
            return state;
        } catch (BufferUnderflowException e) {
            throw new StateException("a streaming state of " + bytes.length + " bytes has the wrong length");
        }
    }

    @Override
    public int maxBytes() {
        return 2 + StateBytes.LONGEST_ZONE + BODY;
    }
}
