package io.vigil.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.model.Pipeline;
import io.vigil.core.model.Scores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever a file's bytes become, it is refused in words or gives finite scores.
class MutatedBundleTest {

    private static final int MUTATIONS = 3000;

    @TempDir
    private Path models;

    @ParameterizedTest
    @EnumSource
    void decode_mutatedPayload_isRefusedOrScoresFinite(Algorithm algorithm) throws Exception {
        byte[] payload = Payloads.encode(Bundles.estimator(algorithm));
        Random random = new Random(1);
        int read = 0;
        for (int m = 0; m < MUTATIONS; m++) {
            try {
                Scores scores = new Pipeline(
                                Bundles.schema(), Payloads.decode(algorithm, "payload", mutated(payload, random)), 0)
                        .score(Bundles.records(5));
                assertThat(Arrays.stream(scores.values())).allMatch(Double::isFinite);
                read++;
            } catch (BundleException e) {
                assertThat(e.file()).isEqualTo("payload");
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("the features make 4 inputs");
            }
        }
        assertThat(read).isBetween(1, MUTATIONS - 1);
    }

    @ParameterizedTest
    @EnumSource
    void read_mutatedManifest_isRefusedOrRead(Algorithm algorithm) throws Exception {
        byte[] manifest = Files.readAllBytes(Bundles.write(models, algorithm, 1).resolve(Manifest.FILE));
        Random random = new Random(2);
        int refused = 0;
        for (int m = 0; m < MUTATIONS; m++) {
            try {
                assertThat(ManifestReader.read(mutated(manifest, random)).version()).isPositive();
            } catch (BundleException e) {
                assertThat(e.rule()).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isBetween(1, MUTATIONS - 1);
    }

    /// One to three bytes changed, or the end cut off.
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length)) : copy;
    }
}
