package io.vigil.train.smile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.BundleException;
import io.vigil.core.forest.Forest;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.Pipeline;
import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smile.anomaly.IsolationForest;
import smile.classification.RandomForest;
import smile.io.Write;

/// The scores of a compiled forest are Smile's own, to the last bit.
class SmileEqualityTest {

    private static final int RECORDS = 10_000;
    private static final int[] BATCHES = {1, 7, 100, 1000, RECORDS};

    @TempDir
    private Path folder;

    @Test
    void randomForest_anyBatchSize_scoresAsSmile() throws IOException, BundleException {
        RandomForest forest = SmileModels.randomForest(50, 2);
        assertEqualEverywhere(forest, Algorithm.RANDOM_FOREST, row -> SmileModels.score(forest, row));
    }

    @Test
    void isolationForest_anyBatchSize_scoresAsSmile() throws IOException, BundleException {
        IsolationForest forest = SmileModels.isolationForest(60, 0);
        assertEqualEverywhere(forest, Algorithm.ISOLATION_FOREST, forest::score);
    }

    @Test
    void extendedIsolationForest_anyBatchSize_scoresAsSmile() throws IOException, BundleException {
        IsolationForest forest = SmileModels.isolationForest(60, 2);
        assertEqualEverywhere(forest, Algorithm.ISOLATION_FOREST, forest::score);
    }

    @Test
    void forestWrittenBySmileItself_isRead() throws IOException, BundleException {
        Path file = folder.resolve("written.sml");
        Write.object(SmileModels.randomForest(5, 2), file);
        assertThat(new SmileForests().read(Files.readAllBytes(file), Algorithm.RANDOM_FOREST, SmileModels.INPUTS).inputs())
                .isEqualTo(SmileModels.INPUTS);
    }

    private void assertEqualEverywhere(Serializable smile, Algorithm algorithm, ToDoubleFunction<double[]> reference)
            throws IOException, BundleException {
        Estimator estimator =
                new SmileForests().read(Files.readAllBytes(SmileModels.write(folder, smile)), algorithm, SmileModels.INPUTS);
        double[][] records = records(estimator.forest().orElseThrow());
        double[] expected = Arrays.stream(records).mapToDouble(reference).toArray();
        for (int batch : BATCHES) {
            assertThat(score(new Pipeline(schema(0, 1), estimator, 0), records, batch)).isEqualTo(expected);
        }
        double[] standardised = Arrays.stream(records)
                .mapToDouble(row -> reference.applyAsDouble(
                        Arrays.stream(row).map(x -> (x - 0.3) / 2.5).toArray()))
                .toArray();
        assertThat(score(new Pipeline(schema(0.3, 2.5), estimator, 0), records, RECORDS)).isEqualTo(standardised);
    }

    /// Random records, with many values exactly at split points or next to one.
    private static double[][] records(Forest forest) {
        Random random = new Random(11);
        double[][] records = SmileModels.rows(RECORDS, 3);
        for (int r = 0; r < RECORDS; r += 2) {
            int node = random.nextInt(forest.nodes());
            if (forest.input(node) >= 0) {
                double split = forest.split(node);
                double[] near = {Math.nextDown(split), split, Math.nextUp(split), -split, 1e300 * split};
                records[r][forest.input(node)] = near[random.nextInt(near.length)];
            }
        }
        return records;
    }

    private static double[] score(Pipeline pipeline, double[][] records, int batch) {
        double[] scores = new double[records.length];
        for (int from = 0; from < records.length; from += batch) {
            int rows = Math.min(batch, records.length - from);
            double[][] columns = new double[SmileModels.INPUTS][rows];
            for (int r = 0; r < rows; r++) {
                for (int i = 0; i < columns.length; i++) {
                    columns[i][r] = records[from + r][i];
                }
            }
            System.arraycopy(pipeline.score(RecordBatch.of(columns)).values(), 0, scores, from, rows);
        }
        return scores;
    }

    private static Schema schema(double mean, double scale) {
        List<Feature> features = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            features.add(new NumericFeature(name, null, mean, scale, null, MissingPolicy.REJECT));
        }
        return new Schema(features, Set.of(), null);
    }
}
