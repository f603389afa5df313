package io.vigil.core.series.online;

import io.vigil.core.series.StateBytes;
import io.vigil.core.series.StateCodec;
import io.vigil.core.series.StateException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// The written form of an [OnlineForestState], little-endian: the version 1 in one byte, the zone, the
/// contamination (f64), the instant of the last training (i64), the new rows since (i32), its number
/// (i32, 0 before the first), the rows it was made of, the latest rows and the sensors. The forest is
/// grown again from its rows.
final class OnlineForestCodec implements StateCodec<OnlineForestState> {

    private static final byte VERSION = 1;
    private static final String NAME = "state of an online forest";
    private static final int FIXED = 2 + Double.BYTES + Long.BYTES + 2 * Integer.BYTES;

    @Override
    public byte[] write(OnlineForestState state) {
        Model model = state.model;
        int trained = model == null ? 0 : model.rows();
        int zone = state.zone.getId().length();
        int size = FIXED + zone + Rows.bytes(trained) + state.rows.bytes() + state.sensors.bytes();
        byte[] bytes = new byte[size];
        ByteBuffer out = StateBytes.begin(bytes, VERSION);
        StateBytes.putZone(out, state.zone);
        out.putDouble(state.contamination).putLong(state.trainedMicros).putInt(state.newRows);
        out.putInt(model == null ? 0 : model.training);
        Rows.write(model == null ? new double[0][] : model.columns, trained, out);
        state.rows.write(out);
        state.sensors.write(out);
        return bytes;
    }

    @Override
    public OnlineForestState read(byte[] bytes) {
        ByteBuffer in = StateBytes.open(bytes, VERSION, NAME);
        try {
            OnlineForestState state = new OnlineForestState(StateBytes.zone(in, NAME));
            state.contamination = finite(in);
            if (!(state.contamination >= OnlineForest.LOWEST && state.contamination <= OnlineForest.HIGHEST)) {
                throw wrong("its contamination must be 0.005 to 0.1");
            }
            state.trainedMicros = in.getLong();
            state.newRows = require(in.getInt(), 0, OnlineForestState.NEW_ROWS, "its new rows");
            int training = require(in.getInt(), 0, Integer.MAX_VALUE, "its training's number");
            double[][] trained = columns(in, training == 0 ? 0 : OnlineForestState.FIRST);
            state.model = training == 0 ? null : new Model(trained, training);
            state.rows.addAll(columns(in, 0));
            state.sensors.read(in);
            if (in.hasRemaining()) {
                throw wrongLength(bytes);
            }
            return state;
        } catch (BufferUnderflowException e) {
            throw wrongLength(bytes);
        }
    }

    private static double[][] columns(ByteBuffer in, int least) {
        int rows = require(in.getInt(), least, Rows.CAPACITY, "its rows");
        double[][] columns = new double[Features.COUNT][rows];
        for (double[] column : columns) {
            for (int r = 0; r < rows; r++) {
                column[r] = finite(in);
            }
        }
        return columns;
    }

    static int require(int count, int least, int most, String what) {
        if (count < least || count > most) {
            throw wrong(what + " must be " + least + " to " + most);
        }
        return count;
    }

    static double finite(ByteBuffer in) {
        double value = in.getDouble();
        if (!Double.isFinite(value)) {
            throw wrong("its numbers must be finite");
        }
        return value;
    }

    private static StateException wrong(String rule) {
        return new StateException("a " + NAME + ": " + rule);
    }

    private static StateException wrongLength(byte[] bytes) {
        return wrong("no such state has " + bytes.length + " bytes");
    }

    @Override
    public int maxBytes() {
        return FIXED + StateBytes.LONGEST_ZONE + 2 * Rows.MAX_BYTES + Sensors.MAX_BYTES;
    }
}
