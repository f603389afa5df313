package io.vigil.server.predict;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.model.Pipeline;
import io.vigil.core.record.RecordBatch;

/// The memory that scoring a request takes, to be used for one request after the other.
final class Workspace {

    /// What has grown beyond this many bytes is not kept.
    private static final int KEPT = 1 << 20;

    private final ByteOutput out = new ByteOutput();
    private RecordBatch batch = new RecordBatch(0);
    private double[][] inputs = new double[0][0];

    /// An empty batch.
    RecordBatch batch(int features) {
        if (batch.features() != features) {
            batch = new RecordBatch(features);
        }
        batch.clear();
        return batch;
    }

    /// Room for the inputs of a block of so many rows, or of the largest block.
    double[][] inputs(int width, int rows) {
        int block = Math.min(rows, Pipeline.BLOCK);
        if (inputs.length != width || inputs[0].length < block) {
            inputs = new double[width][block];
        }
        return inputs;
    }

    /// An empty output.
    ByteOutput out() {
        out.clear();
        return out;
    }

    /// True where it is small enough to wait for the next request.
    boolean isKept() {
        long rows = inputs.length == 0 ? 0 : inputs[0].length;
        long doubles = (long) batch.features() * batch.capacity() + inputs.length * rows;
        return out.bytes().length + Double.BYTES * doubles <= KEPT;
    }
}
