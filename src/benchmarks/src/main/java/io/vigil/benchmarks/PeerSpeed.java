package io.vigil.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import com.sun.management.ThreadMXBean;
import io.vigil.benchmarks.peers.OnnxForest;
import io.vigil.benchmarks.peers.OnnxScorer;
import io.vigil.benchmarks.peers.PmmlForest;
import io.vigil.benchmarks.peers.PmmlScorer;
import io.vigil.core.forest.Forest;
import io.vigil.core.model.Estimator;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/// One random forest in Smile, ONNX Runtime, JPMML and Vigil, on one thread and in turns within one
/// run: nanoseconds and bytes per record. Each is given the records in its own form for nothing.
///
/// Before the clock starts the peers' scores are held against Smile's: JPMML's to 1e-9; ONNX
/// Runtime's, which computes in float, to 1e-5 for 95 % of the records and to 0.05 for all.
final class PeerSpeed {

    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 11;
    private static final int BATCH = 1_000;
    private static final int JPMML_RECORDS = 2_000;

    private final PrintStream out;
    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    PeerSpeed(PrintStream out) {
        this.out = out;
    }

    /// @param records as many as a multiple of 1,000
    /// @param smile the score of a record by its number
    void print(Estimator estimator, double[][] records, IntToDoubleFunction smile) throws Exception {
        Forest forest = estimator.forest().orElseThrow();
        PmmlScorer jpmml = new PmmlScorer(PmmlForest.write(forest));
        List<OnnxTensor> singles = new ArrayList<>();
        List<OnnxTensor> batches = new ArrayList<>();
        try (OnnxScorer onnx = new OnnxScorer(OnnxForest.write(forest))) {
            List<Map<String, Double>> arguments =
                    Arrays.stream(records).limit(JPMML_RECORDS).map(PmmlScorer::arguments).toList();
            addTensors(onnx, records, 1, singles);
            addTensors(onnx, records, BATCH, batches);
            requireJpmml(jpmml, arguments, smile);
            requireOnnx("batch 1", onnx, singles, smile);
            requireOnnx("batch 1000", onnx, batches, smile);
            double[][][] ones = ForestSpeed.batches(records, 1);
            double[][][] thousands = ForestSpeed.batches(records, BATCH);
            measure(List.of(
                    new Contender("Vigil, batch 1", records.length, () -> ForestSpeed.score(estimator, ones)),
                    new Contender("Vigil, batch 1000", records.length, () -> ForestSpeed.score(estimator, thousands)),
                    new Contender("Smile", records.length, () -> sum(smile, records.length)),
                    new Contender("ONNX Runtime, batch 1", records.length, () -> sum(onnx, singles)),
                    new Contender("ONNX Runtime, batch 1000", records.length, () -> sum(onnx, batches)),
                    new Contender("JPMML", JPMML_RECORDS, () -> sum(i -> jpmml.score(arguments.get(i)), JPMML_RECORDS))));
        } finally {
            singles.forEach(OnnxTensor::close);
            batches.forEach(OnnxTensor::close);
        }
    }

    private static void addTensors(OnnxScorer onnx, double[][] records, int size, List<OnnxTensor> tensors)
            throws OrtException {
        for (int from = 0; from < records.length; from += size) {
            tensors.add(onnx.tensor(Arrays.copyOfRange(records, from, from + size)));
        }
    }

    private static void requireJpmml(PmmlScorer jpmml, List<Map<String, Double>> arguments, IntToDoubleFunction smile) {
        for (int r = 0; r < arguments.size(); r++) {
            double score = jpmml.score(arguments.get(r));
            if (!(Math.abs(score - smile.applyAsDouble(r)) <= 1e-9)) {
                throw new IllegalStateException("record %d: JPMML's score must be Smile's to 1e-9, not %s".formatted(r, score));
            }
        }
    }

    private void requireOnnx(String name, OnnxScorer onnx, List<OnnxTensor> tensors, IntToDoubleFunction smile)
            throws OrtException {
        int count = 0;
        int close = 0;
        double worst = 0;
        for (OnnxTensor tensor : tensors) {
            FloatBuffer scores = onnx.probabilities(tensor);
            for (int i = 1; i < scores.limit(); i += 2) {
                double difference = Math.abs(scores.get(i) - smile.applyAsDouble(count++));
                close += difference <= 1e-5 ? 1 : 0;
                worst = Math.max(worst, difference);
            }
        }
        double part = (double) close / count;
        out.printf(
                "ONNX Runtime, %s: %.2f %% of the scores within 1e-5 of Smile's, the worst off by %.1e%n",
                name, 100 * part, worst);
        if (!(part >= .95) || !(worst <= .05)) {
            throw new IllegalStateException("ONNX Runtime's scores must be near Smile's");
        }
    }

    private static double sum(IntToDoubleFunction scores, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += scores.applyAsDouble(i);
        }
        return sum;
    }

    private static double sum(OnnxScorer onnx, List<OnnxTensor> tensors) throws OrtException {
        double sum = 0;
        for (OnnxTensor tensor : tensors) {
            sum += onnx.probabilities(tensor).get(1);
        }
        return sum;
    }

    private void measure(List<Contender> contenders) throws Exception {
        double[][] nanos = new double[contenders.size()][ROUNDS];
        double[] bytes = new double[contenders.size()];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (int c = 0; c < nanos.length; c++) {
                Contender contender = contenders.get(c);
                long allocated = thread.getCurrentThreadAllocatedBytes();
                long start = System.nanoTime();
                double sum = contender.work().run();
                long time = System.nanoTime() - start;
                bytes[c] = (double) (thread.getCurrentThreadAllocatedBytes() - allocated) / contender.records();
                if (Double.isNaN(sum)) {
                    throw new IllegalStateException("a score is not a number");
                }
                if (round >= 0) {
                    nanos[c][round] = (double) time / contender.records();
                }
            }
        }
        print(contenders, nanos, bytes);
    }

    private void print(List<Contender> contenders, double[][] nanos, double[] bytes) {
        out.printf(
                "%-25s %9s %17s %13s  %-22s  %-22s%n",
                "", "ns/record", "range", "bytes/record", "x Vigil at batch 1", "x Vigil at batch 1000");
        for (int c = 0; c < nanos.length; c++) {
            out.printf(
                    "%-25s %,9.0f %17s %,13.1f  %-22s  %-22s%n",
                    contenders.get(c).name(),
                    ForestSpeed.median(nanos[c]),
                    range(nanos[c], "%,.0f"),
                    bytes[c],
                    ratio(nanos[c], nanos[0]),
                    ratio(nanos[c], nanos[1]));
        }
    }

    private static String ratio(double[] nanos, double[] vigil) {
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, round -> nanos[round] / vigil[round]);
        return "%.1f (%s)".formatted(ForestSpeed.median(ratios), range(ratios, "%.1f"));
    }

    private static String range(double[] values, String format) {
        return format.formatted(Arrays.stream(values).min().orElseThrow())
                + " to "
                + format.formatted(Arrays.stream(values).max().orElseThrow());
    }

    /// Scores its records once and adds up what keeps the work from being optimised away.
    private record Contender(String name, int records, Work work) {}

    private interface Work {
        double run() throws Exception;
    }
}
