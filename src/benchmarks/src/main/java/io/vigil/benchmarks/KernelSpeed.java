package io.vigil.benchmarks;

import io.vigil.benchmarks.ForestSpeed.Contest;
import io.vigil.benchmarks.ForestSpeed.Table;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds and bytes per record of each kernel, by a forest and a batch for which it is chosen, beside Smile.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KernelSpeed {

    /// A forest and a batch.
    public enum Kernel {
        MASKS(3, 800, 1_000),
        REGIONS(3, 800, 1),
        PACKED(32, 1_400, 1_000),
        WIDE_PACKED(128, 14_000, 1_000),
        WALK(3, 0, 1_000);

        private final int features;
        private final int rows;
        private final int batch;

        Kernel(int features, int rows, int batch) {
            this.features = features;
            this.rows = rows;
            this.batch = batch;
        }

        private Contest contest() throws Exception {
            return this == WALK
                    ? ForestSpeed.isolationForest(Table.noise(features, 4_000), features - 1)
                    : ForestSpeed.randomForest(Table.noise(features, rows));
        }
    }

    @Param
    Kernel kernel = Kernel.MASKS;

    private DoubleSupplier vigil = () -> 0;
    private DoubleSupplier smile = () -> 0;

    @Setup
    public void grow() throws Exception {
        Contest contest = kernel.contest();
        double[][][] batches = ForestSpeed.batches(contest.records(), kernel.batch);
        vigil = () -> ForestSpeed.score(contest.estimator(), batches);
        smile = () -> ForestSpeed.score(contest.smile());
    }

    @Benchmark
    @OperationsPerInvocation(ForestSpeed.RECORDS)
    public double vigil() {
        return vigil.getAsDouble();
    }

    @Benchmark
    @OperationsPerInvocation(ForestSpeed.RECORDS)
    public double smile() {
        return smile.getAsDouble();
    }
}
