package io.vigil.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.bundle.Bundle;
import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.record.RecordBatch;
import io.vigil.train.smile.SmileForests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smile.anomaly.IsolationForest;

/// Follows the walk-through of `docs/models.md` with the manifest that stands there.
class OwnForestTest {

    private static final String FIRST_LINES = "   {\n     \"format\": 1";

    @TempDir
    private Path models;

    @Test
    void forestSml_withTheDocumentedManifest_scoresAsSmileDoes() throws Exception {
        IsolationForest forest = forest();
        Path folder = Files.createDirectories(models.resolve("press/1"));
        smile.io.Write.object(forest, folder.resolve("forest.sml"));
        Files.writeString(folder.resolve("manifest.json"), manifest(Files.readAllBytes(folder.resolve("forest.sml"))));

        Bundle bundle = ModelsFolder.open(models.resolve("press"), new SmileForests());
        double score = bundle.pipeline()
                .score(RecordBatch.of(new double[] {28}, new double[] {0.7}))
                .score(0);
        assertThat(score).isEqualTo(forest.score(new double[] {(28 - 25.1) / 2.4, (0.7 - 0.8) / 0.15}));
        assertThat(bundle.proven()).isFalse();
    }

    private static IsolationForest forest() {
        Random random = new Random(1);
        double[][] rows = new double[300][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = new double[] {random.nextGaussian(), random.nextGaussian()};
        }
        return IsolationForest.fit(rows);
    }

    /// The documented manifest around other bytes.
    private static String manifest(byte[] forest) throws Exception {
        String page = Files.readString(docs().resolve("models.md"));
        int start = page.indexOf(FIRST_LINES);
        return page.substring(start, page.indexOf("```", start))
                .replaceAll("\"size\": \\d+", "\"size\": " + forest.length)
                .replaceAll(
                        "[0-9a-f]{64}",
                        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(forest)));
    }

    private static Path docs() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("docs"))) {
                return folder.resolve("docs");
            }
        }
        throw new IllegalStateException("no docs folder above the working directory");
    }
}
