package io.vigil.core.bundle;

import io.vigil.core.forest.Forest;
import io.vigil.core.forest.Forests;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.IsolationForest;
import io.vigil.core.model.Mahalanobis;
import io.vigil.core.model.RandomForest;
import io.vigil.core.model.RobustZ;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Models, drafts and broken bundles for tests.
final class Bundles {

    private Bundles() {}

    static Schema schema() {
        return new Schema(
                List.of(
                        new NumericFeature("temperature", "°C", 0.25, 2, statistics(), MissingPolicy.MEDIAN),
                        new NumericFeature("sound", null, 0, 1, statistics(), MissingPolicy.REJECT),
                        new CategoricalFeature("device", List.of("a", "b"))),
                Set.of("Device_ID", "asset"),
                "timestamp");
    }

    private static Statistics statistics() {
        return new Statistics(
                0.5, 0, 1, IntStream.rangeClosed(0, 100).mapToDouble(i -> i / 100.0).toArray());
    }

    static RecordBatch records(int rows) {
        Random random = new Random(11);
        RecordBatch batch = new RecordBatch(3, rows);
        for (int r = 0; r < rows; r++) {
            batch.addRow();
            batch.set(r, 0, random.nextDouble());
            batch.set(r, 1, random.nextDouble());
            batch.set(r, 2, random.nextInt(3) - 1);
        }
        return batch;
    }

    static Estimator estimator(Algorithm algorithm) {
        return switch (algorithm) {
            case RANDOM_FOREST -> new RandomForest(Forests.classifier(4, 7, 5, 1));
            case ISOLATION_FOREST -> new IsolationForest(isolation(), IsolationForest.expectedPath(256));
            case ROBUST_Z -> new RobustZ(
                            RobustZ.Aggregation.MAX,
                            new double[] {0, 0.5, 0, 0},
                            new double[] {1, 0.25, 0, 0},
                            new double[] {0.01, 0.01, 1, 1})
                    .withThresholds(3.5, 1.25);
            case MAHALANOBIS -> new Mahalanobis(
                    new double[] {0, 0.5, 0.5, 0.5}, new double[][] {{1}, {0.5, 0.8}, {0, 0, 0.5}, {0, 0, -0.25, 0.4}});
        };
    }

    private static Forest isolation() {
        return new Forest(
                4,
                1,
                new int[] {0, 3},
                new int[] {1, Forest.LEAF, Forest.LEAF, Forest.PLANE, Forest.LEAF, Forest.LEAF},
                new double[] {0.5, 0, 0, 0.1, 0, 0},
                new int[] {1, 0, 1, 4, 2, 3},
                new int[6],
                new double[] {1, 3.5, 2, 7},
                new double[] {0.25, -1, 0.5, 0});
    }

    static Manifest draft(Algorithm algorithm, int version) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("f1", 0.56);
        metrics.put("auc", 1 / 3.0);
        return new Manifest(
                "pump",
                version,
                algorithm,
                schema(),
                algorithm.scoreKind(),
                0.625,
                "best F1 over out-of-fold scores",
                new Manifest.Smoothing(5, "device"),
                new Provenance(
                        "train.csv",
                        "ab".repeat(32),
                        100,
                        42L,
                        Map.of("trees", "7", "max-depth", "5"),
                        "0.1.0",
                        "6.2.5",
                        "25",
                        "2026-11-21T00:00:00Z"),
                metrics,
                List.of(),
                List.of());
    }

    static Path write(Path models, Algorithm algorithm, int version) throws IOException {
        return BundleWriter.write(models, draft(algorithm, version), estimator(algorithm), records(100));
    }

    static Bundle read(Path folder) throws BundleException {
        return new BundleReader(SerializedForests.REFUSED).read(folder);
    }

    /// Replaces text of the manifest, which must be there.
    static void edit(Path folder, String from, String to) throws IOException {
        Path manifest = folder.resolve(Manifest.FILE);
        String text = Files.readString(manifest);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("no " + from + " in " + text);
        }
        Files.writeString(manifest, text.replace(from, to));
    }

    /// Replaces the payload and says its true size and sha256 in the manifest.
    static void replacePayload(Path folder, String file, byte[] bytes) throws IOException {
        byte[] old = Files.readAllBytes(folder.resolve(file));
        Files.write(folder.resolve(file), bytes);
        edit(folder, BundleFiles.sha256(old), BundleFiles.sha256(bytes));
        edit(folder, "\"size\": " + old.length, "\"size\": " + bytes.length);
    }

    static void replacePayload(Path folder, String file, String text) throws IOException {
        replacePayload(folder, file, text.getBytes(StandardCharsets.UTF_8));
    }
}
