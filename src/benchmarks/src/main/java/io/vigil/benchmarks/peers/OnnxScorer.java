package io.vigil.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/// A forest in ONNX Runtime, on the calling thread alone.
public final class OnnxScorer implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /// @param model as [OnnxForest] writes it
    public OnnxScorer(byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model, options);
        }
    }

    /// Records as the runtime takes them, to be closed by the caller.
    ///
    /// @param records one array per record, all of the same length
    public OnnxTensor tensor(double[][] records) throws OrtException {
        int inputs = records[0].length;
        FloatBuffer floats = ByteBuffer.allocateDirect(Float.BYTES * records.length * inputs)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (double[] record : records) {
            for (double value : record) {
                floats.put((float) value);
            }
        }
        return OnnxTensor.createTensor(environment, floats.flip(), new long[] {records.length, inputs});
    }

    /// For each record the probability of normal, then of an anomaly.
    public FloatBuffer probabilities(OnnxTensor records) throws OrtException {
        try (OrtSession.Result result = session.run(Map.of("records", records), Set.of("probabilities"))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer();
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
