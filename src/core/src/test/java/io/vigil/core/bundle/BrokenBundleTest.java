package io.vigil.core.bundle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A random forest's bundle, broken in one way at a time.
class BrokenBundleTest {

    private static final int HEADER = 48;

    @TempDir
    private Path models;

    private Path folder;
    private Path payload;
    private int nodes;
    private int leaves;

    @BeforeEach
    void writeBundle() throws Exception {
        folder = Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        payload = folder.resolve("forest.bin");
        ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(payload)).order(ByteOrder.LITTLE_ENDIAN);
        nodes = header.getInt(24);
        leaves = header.getInt(28);
    }

    @Test
    void truncatedPayload() throws Exception {
        byte[] bytes = Files.readAllBytes(payload);
        Files.write(payload, Arrays.copyOf(bytes, bytes.length - 1));
        refused("forest.bin: must be %d bytes as the manifest says, not %d".formatted(bytes.length, bytes.length - 1));
    }

    @Test
    void truncatedPayload_thatTheManifestAgreesWith() throws Exception {
        byte[] bytes = Files.readAllBytes(payload);
        Bundles.replacePayload(folder, "forest.bin", Arrays.copyOf(bytes, bytes.length - 1));
        refused("forest.bin: its counts make %d bytes, it has %d".formatted(bytes.length, bytes.length - 1));
    }

    @Test
    void flippedByte() throws Exception {
        byte[] bytes = Files.readAllBytes(payload);
        bytes[bytes.length / 2] ^= 1;
        Files.write(payload, bytes);
        refused("forest.bin: its sha256 must be the manifest's");
    }

    @Test
    void missingPayload() throws Exception {
        Files.delete(payload);
        refused("forest.bin: is missing");
    }

    @Test
    void childOutOfRange() throws Exception {
        rewrite(bytes -> bytes.putInt(leftOf(0), 1_000_000));
        refused("forest.bin: node 0: its child 1000000 must be below %d".formatted(nodes - 1));
    }

    @Test
    void cycle() throws Exception {
        rewrite(bytes -> bytes.putInt(leftOf(0), 0));
        refused("forest.bin: node 0: its child 0 must come after it, or a walk could go in circles");
    }

    @Test
    void nanThreshold() throws Exception {
        rewrite(bytes -> bytes.putDouble(HEADER, Double.NaN));
        refused("forest.bin: node 0: its threshold must be a finite number");
    }

    @Test
    void leafValueBelowZero() throws Exception {
        rewrite(bytes -> bytes.putDouble(HEADER + 8 * nodes, -0.25));
        assertThatThrownBy(() -> Bundles.read(folder))
                .hasMessageMatching("forest.bin: node \\d+: its values must be at least 0");
    }

    @Test
    void pathLengthNormaliserInARandomForest() throws Exception {
        rewrite(bytes -> bytes.putDouble(40, 10.2));
        refused("forest.bin: c must be 0 for a random forest");
    }

    @Test
    void goldenScoreOff() throws Exception {
        double score = Bundles.read(folder).manifest().golden().get(0).score();
        Bundles.edit(folder, "\"score\": " + score, "\"score\": " + (score + 1e-11));
        refused("manifest.json: golden[0].score must be what the model gives for its values");
    }

    @Test
    void goldenLeafSumOffByOneBit() throws Exception {
        double sum = Bundles.read(folder).manifest().golden().get(2).leafSums()[1];
        Bundles.edit(folder, ", " + sum + "]", ", " + Math.nextUp(sum) + "]");
        refused("manifest.json: golden[2].leaf_sums must be what the model gives for its values");
    }

    @Test
    void goldenRecordWithAMissingValue() throws Exception {
        double[] values = Bundles.read(folder).manifest().golden().get(0).values();
        Bundles.edit(folder, ", " + values[1] + ", ", ", null, ");
        refused("manifest.json: golden records must be complete: record 0: sound is missing");
    }

    @Test
    void featureMissingFromTheManifest() throws Exception {
        String text = Files.readString(folder.resolve(Manifest.FILE));
        int start = text.indexOf("}, {\n    \"name\": \"device\"") + 1;
        Bundles.edit(folder, text.substring(start, text.indexOf("}],\n  \"id_columns\"") + 1), "");
        Bundles.edit(folder, "\"golden\"", "\"golden_records\"");
        refused("manifest.json: features must make the 4 inputs that forest.bin reads, not 2");
    }

    @Test
    void unknownFormat() throws Exception {
        Bundles.edit(folder, "\"format\": 1", "\"format\": 2");
        refused("manifest.json: format must be 1, not 2");
    }

    @Test
    void versionThatIsNotItsFolders() throws Exception {
        Bundles.edit(folder, "\"version\": 1", "\"version\": 2");
        refused("manifest.json: version must be 1 as its folder's name, not 2");
    }

    @Test
    void nameThatIsNotItsFolders() throws Exception {
        Bundles.edit(folder, "\"name\": \"pump\"", "\"name\": \"fan\"");
        refused("manifest.json: name must be pump as its folder's");
    }

    @Test
    void missingManifest() throws Exception {
        Files.delete(folder.resolve(Manifest.FILE));
        refused("manifest.json: is missing");
    }

    @Test
    void manifestThatIsAFolder() throws Exception {
        Files.delete(folder.resolve(Manifest.FILE));
        Files.createDirectory(folder.resolve(Manifest.FILE));
        refused("manifest.json: must be a regular file");
    }

    @Test
    void missingFolder() {
        folder = models.resolve("pump/2");
        refused("2: is missing");
    }

    @Test
    void manifestOfTwentyMegabytes() throws Exception {
        Bundles.edit(folder, "{\n  \"format\"", "{" + " ".repeat(20_000_000) + "\"format\"");
        long size = Files.size(folder.resolve(Manifest.FILE));
        refused("manifest.json: must be at most 16777216 bytes, not " + size);
    }

    @Test
    void manifestOfMillionsOfValues() throws Exception {
        Bundles.edit(folder, "{\n  \"format\"", "{\"more\": [" + "0,".repeat(2_000_000) + "0], \"format\"");
        refused("manifest.json: must not nest deeper than 16 or hold more than 2000000 values");
    }

    @Test
    void symlinkedPayload() throws Exception {
        replaceByLink(payload);
        refused("forest.bin: must not be a symlink");
    }

    @Test
    void symlinkedManifest() throws Exception {
        replaceByLink(folder.resolve(Manifest.FILE));
        refused("manifest.json: must not be a symlink");
    }

    @Test
    void symlinkedVersion() throws Exception {
        replaceByLink(folder);
        refused("1: must not be a symlink");
    }

    @Test
    void symlinkedModel() throws Exception {
        replaceByLink(models.resolve("pump"));
        refused("pump: must not be a symlink");
    }

    @Test
    void fileOutsideTheBundle() throws Exception {
        Bundles.edit(folder, "\"forest.bin\"", "\"../forest.bin\"");
        refused("manifest.json: files[0].name must be the plain name of a file beside the manifest");
    }

    @Test
    void fileThatTheAlgorithmDoesNotRead() throws Exception {
        Bundles.edit(folder, "\"forest.bin\"", "\"robust-z.json\"");
        refused("manifest.json: files must name exactly one file, forest.bin or forest.sml for random-forest");
    }

    @Test
    void serializedForest_whereTheProgramCarriesNoSmile() throws Exception {
        Files.move(payload, folder.resolve("forest.sml"));
        Bundles.edit(folder, "\"forest.bin\"", "\"forest.sml\"");
        refused("forest.sml: a model serialized by Smile needs the whole vigil command or the server, this program carries no Smile");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> Bundles.read(folder))
                .isInstanceOf(BundleException.class)
                .hasMessage(message);
    }

    private int leftOf(int node) {
        return HEADER + 8 * (nodes + 2 * leaves) + 4 * (7 + nodes + node);
    }

    private void rewrite(Consumer<ByteBuffer> change) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(payload)).order(ByteOrder.LITTLE_ENDIAN);
        change.accept(bytes);
        Bundles.replacePayload(folder, "forest.bin", bytes.array());
    }

    private void replaceByLink(Path path) throws IOException {
        Path elsewhere = models.resolve("elsewhere");
        Files.move(path, elsewhere);
        Files.createSymbolicLink(path, elsewhere);
    }
}
