package io.vigil.train.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.bundle.Bundle;
import io.vigil.core.bundle.BundleException;
import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.record.RecordBatch;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smile.anomaly.IsolationForest;
import smile.classification.RandomForest;
import smile.io.Write;

/// A forest of a few megabytes that Smile serialized, with a manifest written by hand around it.
class HandWrittenBundleTest {

    private static final int MANY = 2 << 20;

    @TempDir
    private Path models;

    @Test
    void randomForest_loadsAndScoresAsSmile() throws Exception {
        RandomForest forest = SmileModels.randomForest(600, 2);
        Bundle bundle = bundle(forest, "random-forest", "probability");
        assertScores(bundle, row -> SmileModels.score(forest, row));
    }

    @Test
    void isolationForest_loadsAndScoresAsSmile() throws Exception {
        IsolationForest forest = SmileModels.isolationForest(400, 0);
        assertScores(bundle(forest, "isolation-forest", "anomaly_score"), forest::score);
    }

    @Test
    void otherBytes_areRefusedUnread() throws Exception {
        IsolationForest forest = SmileModels.isolationForest(5, 0);
        bundle(forest, "isolation-forest", "anomaly_score");
        Path file = models.resolve("press/1/forest.sml");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> ModelsFolder.open(models.resolve("press"), new SmileForests()))
                .isInstanceOf(BundleException.class)
                .hasMessageStartingWith("forest.sml: ")
                .hasMessageContaining("sha256");
    }

    private void assertScores(Bundle bundle, ToDoubleFunction<double[]> smile) throws IOException {
        assertThat(bundle.proven()).isFalse();
        assertThat(Files.size(models.resolve("press/1/forest.sml"))).isGreaterThan(MANY);
        double[][] rows = SmileModels.rows(200, 9);
        for (double[] row : rows) {
            double[][] columns = {{row[0] * 2 + 1}, {row[1] * 2 + 1}, {row[2] * 2 + 1}};
            double[] standardised = new double[3];
            for (int i = 0; i < 3; i++) {
                standardised[i] = (columns[i][0] - 1) / 2;
            }
            assertThat(bundle.pipeline().score(RecordBatch.of(columns)).score(0)).isEqualTo(smile.applyAsDouble(standardised));
        }
    }

    private Bundle bundle(Serializable forest, String algorithm, String score)
            throws IOException, NoSuchAlgorithmException, BundleException {
        Path folder = Files.createDirectories(models.resolve("press/1"));
        Path file = folder.resolve("forest.sml");
        Write.object(forest, file);
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        Files.writeString(
                folder.resolve("manifest.json"),
                """
                {"format": 1, "name": "press", "version": 1, "algorithm": "%s",
                 "features": [{"name": "a", "mean": 1, "scale": 2}, {"name": "b", "mean": 1, "scale": 2},
                              {"name": "c", "mean": 1, "scale": 2}],
                 "score": "%s", "threshold": 0.6,
                 "files": [{"name": "forest.sml", "size": %d, "sha256": "%s"}]}
                """
                        .formatted(algorithm, score, Files.size(file), HexFormat.of().formatHex(sha256)));
        return ModelsFolder.open(models.resolve("press"), new SmileForests());
    }
}
