package io.vigil.benchmarks;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.BundleException;
import io.vigil.core.model.Estimator;
import io.vigil.train.smile.SmileForests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import smile.anomaly.IsolationForest;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.model.cart.SplitRule;

/// Nanoseconds per record on one thread, Smile and Vigil in turns within one run, 10,000 different
/// records. Smile is given its tuples for nothing. Every score is compared, bit by bit, before the
/// clock starts. The random forest of device readings then meets other runtimes too ([PeerSpeed]).
final class ForestSpeed {

    static final int RECORDS = 10_000;
    private static final int ROUNDS = 7;
    private static final int TREES = 200;
    private static final int[] BATCHES = {1, 4, 16, 100, 1_000};

    private final PrintStream out;

    ForestSpeed(PrintStream out) {
        this.out = out;
    }

    void print(Table device) throws Exception {
        out.printf("%-34s %9s %8s", "forest", "nodes", "Smile");
        for (int batch : BATCHES) {
            out.printf("  %14s", "batch " + batch);
        }
        out.println();
        Contest deviceReadings = randomForest(device);
        compare("random forest, device readings", deviceReadings);
        compare("isolation forest, device readings", isolationForest(device, 0));
        double lowest = Double.MAX_VALUE;
        for (int[] shape : new int[][] {{2, 106}, {8, 85}, {32, 64}, {128, 53}}) {
            for (int nodes : new int[] {10_000, 200_000, 2_000_000}) {
                Contest contest = randomForest(Table.noise(shape[0], nodes / shape[1]));
                lowest = Math.min(lowest, compare("random forest, %d features".formatted(shape[0]), contest));
            }
        }
        out.printf("the lowest of these 12: %.1f times Smile%n", lowest);
        out.println("\nrandom forest, device readings, beside ONNX Runtime and JPMML");
        new PeerSpeed(out).print(deviceReadings.estimator(), deviceReadings.records(), deviceReadings.smile());
    }

    static Contest randomForest(Table table) throws IOException, BundleException {
        DataFrame data = DataFrame.of(table.rows(), table.names()).add(new IntVector("y", table.labels()));
        RandomForest smile = RandomForest.fit(
                Formula.lhs("y"),
                data,
                new RandomForest.Options(
                        TREES, 0, SplitRule.GINI, 60, Integer.MAX_VALUE, 1, 1.0, null,
                        LongStream.range(0, TREES).toArray(), null));
        double[][] records = table.records(RECORDS);
        Tuple[] tuples = DataFrame.of(records, table.names()).stream().toArray(Tuple[]::new);
        double[] posteriori = new double[2];
        return new Contest(compile(smile, Algorithm.RANDOM_FOREST, records[0].length), records, r -> {
            smile.predict(tuples[r], posteriori);
            return posteriori[1];
        });
    }

    /// @param extension 0 for splits on one input, more for hyperplanes
    static Contest isolationForest(Table table, int extension) throws IOException, BundleException {
        double rate = Math.min(.999, 256.0 / table.rows().length);
        IsolationForest smile = IsolationForest.fit(table.rows(), new IsolationForest.Options(100, 0, rate, extension));
        double[][] records = table.records(RECORDS);
        return new Contest(
                compile(smile, Algorithm.ISOLATION_FOREST, records[0].length), records, r -> smile.score(records[r]));
    }

    private static Estimator compile(Object smile, Algorithm algorithm, int inputs) throws IOException, BundleException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(smile);
        }
        return new SmileForests().read(bytes.toByteArray(), algorithm, inputs);
    }

    /// @return the lowest ratio of any batch
    private double compare(String name, Contest contest) {
        Estimator estimator = contest.estimator();
        double[][] records = contest.records();
        IntToDoubleFunction smile = contest.smile();
        requireEqual(estimator, records, smile);
        double[] reference = new double[ROUNDS];
        double[][] own = new double[BATCHES.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            reference[round] = time(() -> score(smile));
            for (int b = 0; b < BATCHES.length; b++) {
                double[][][] batches = batches(records, BATCHES[b]);
                own[b][round] = time(() -> score(estimator, batches));
            }
        }
        int nodes = estimator.forest().orElseThrow().nodes();
        double lowest = Double.MAX_VALUE;
        out.printf("%-34s %,9d %8.0f", name, nodes, median(reference));
        for (double[] times : own) {
            double[] ratios = new double[ROUNDS];
            Arrays.setAll(ratios, round -> reference[round] / times[round]);
            out.printf("  %,6.0f %6.1fx", median(times), median(ratios));
            lowest = Math.min(lowest, median(ratios));
        }
        out.println();
        return lowest;
    }

    private static void requireEqual(Estimator estimator, double[][] records, IntToDoubleFunction smile) {
        double[] scores = new double[RECORDS];
        estimator.score(batches(records, RECORDS)[0], RECORDS, scores);
        for (int r = 0; r < RECORDS; r++) {
            if (Double.doubleToLongBits(scores[r]) != Double.doubleToLongBits(smile.applyAsDouble(r))) {
                throw new IllegalStateException("record %d: the score must be Smile's".formatted(r));
            }
        }
    }

    static double score(IntToDoubleFunction smile) {
        double sum = 0;
        for (int r = 0; r < RECORDS; r++) {
            sum += smile.applyAsDouble(r);
        }
        return sum;
    }

    static double score(Estimator estimator, double[][][] batches) {
        double sum = 0;
        double[] scores = new double[batches[0][0].length];
        for (double[][] batch : batches) {
            estimator.score(batch, scores.length, scores);
            sum += scores[0];
        }
        return sum;
    }

    /// Batches of columns.
    static double[][][] batches(double[][] records, int size) {
        double[][][] batches = new double[records.length / size][records[0].length][size];
        for (int r = 0; r < records.length; r++) {
            for (int f = 0; f < records[r].length; f++) {
                batches[r / size][f][r % size] = records[r][f];
            }
        }
        return batches;
    }

    private static double time(DoubleSupplier work) {
        long start = System.nanoTime();
        double result = work.getAsDouble();
        long nanos = System.nanoTime() - start;
        if (Double.isNaN(result)) {
            throw new IllegalStateException("a score is not a number");
        }
        return (double) nanos / RECORDS;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// One forest twice: compiled, and as Smile's score of a record by its number.
    record Contest(Estimator estimator, double[][] records, IntToDoubleFunction smile) {}

    /// Labelled rows to fit on.
    record Table(double[][] rows, int[] labels) {

        /// Labels that nothing explains make trees as large as their rows allow.
        static Table noise(int features, int count) {
            Random random = new Random(features);
            double[][] rows = new double[count][features];
            for (double[] row : rows) {
                Arrays.setAll(row, f -> random.nextGaussian());
            }
            return new Table(rows, random.ints(count, 0, 2).toArray());
        }

        String[] names() {
            String[] names = new String[rows[0].length];
            Arrays.setAll(names, f -> "x" + f);
            return names;
        }

        /// Records near the rows.
        double[][] records(int count) {
            Random random = new Random(7);
            double[][] records = new double[count][];
            for (int r = 0; r < count; r++) {
                records[r] = rows[random.nextInt(rows.length)].clone();
                for (int f = 0; f < records[r].length; f++) {
                    records[r][f] += random.nextGaussian() / 10;
                }
            }
            return records;
        }
    }
}
