package io.vigil.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.bundle.Found.Loaded;
import io.vigil.core.bundle.Found.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsFolderTest {

    @TempDir
    private Path models;

    private List<Found> load() throws IOException {
        return ModelsFolder.load(models, SerializedForests.REFUSED);
    }

    /// `name/version`, with a star for the champion and the reason for what is refused.
    private List<String> found() throws IOException {
        return load().stream()
                .map(one -> one instanceof Loaded loaded
                        ? loaded.name() + "/" + loaded.version() + (loaded.champion() ? "*" : "")
                        : one.toString())
                .toList();
    }

    @Test
    void load_missingOrEmptyFolder_isNoModels() throws Exception {
        assertThat(load()).isEmpty();
        models = models.resolve("absent");
        assertThat(load()).isEmpty();
    }

    @Test
    void load_withoutChampionFile_theHighestWholeVersionAnswers() throws Exception {
        Bundles.write(models, Algorithm.RANDOM_FOREST, 2);
        Bundles.write(models, Algorithm.ROBUST_Z, 9);
        Bundles.write(models, Algorithm.MAHALANOBIS, 10);
        Files.delete(Bundles.write(models, Algorithm.MAHALANOBIS, 11).resolve("mahalanobis.json"));
        assertThat(found())
                .containsExactly(
                        "pump/2", "pump/9", "pump/10*", "pump/11 is refused: mahalanobis.json: is missing");
    }

    @Test
    void load_championFile_namesTheVersionThatAnswers() throws Exception {
        Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        Bundles.write(models, Algorithm.RANDOM_FOREST, 2);
        champion("1\n");
        assertThat(found()).containsExactly("pump/1*", "pump/2");
    }

    @Test
    void load_championThatIsRefused_isReportedAndNothingStandsIn() throws Exception {
        Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        Files.delete(Bundles.write(models, Algorithm.RANDOM_FOREST, 2).resolve("forest.bin"));
        champion("2");
        assertThat(found())
                .containsExactly(
                        "pump/1",
                        "pump/2 is refused: forest.bin: is missing",
                        "pump/champion is refused: champion: names version 2, which is refused: forest.bin: is missing");
    }

    @Test
    void load_championThatIsNotThere_isReported() throws Exception {
        Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        champion("3");
        assertThat(found())
                .containsExactly(
                        "pump/1", "pump/champion is refused: champion: names version 3, which is not there");
    }

    @Test
    void load_championThatIsNoVersion_isReported() throws Exception {
        Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        for (String text : List.of("", "latest", "0", "01", "-1", "99999999999")) {
            champion(text);
            assertThat(found())
                    .containsExactly(
                            "pump/1",
                            "pump/champion is refused: champion: must hold a version, an integer of at least 1");
        }
    }

    @Test
    void load_championThatIsALinkOrAFolder_isReported() throws Exception {
        Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        Path file = models.resolve("pump/champion");
        Files.createSymbolicLink(file, Files.writeString(models.resolve("elsewhere"), "1"));
        assertThat(found()).containsExactly("pump/1", "pump/champion is refused: champion: must not be a symlink");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(found()).containsExactly("pump/1", "pump/champion is refused: champion: must be a regular file");
    }

    @Test
    void load_strangeEntries_areReportedOrPassedOver() throws Exception {
        Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        Files.createDirectories(models.resolve("pump/v2"));
        Files.createDirectories(models.resolve("pump/.3.tmp"));
        Files.writeString(models.resolve("pump/notes.txt"), "passed over");
        Files.writeString(models.resolve("README.md"), "passed over");
        Files.createDirectories(models.resolve("Big"));
        Files.createSymbolicLink(models.resolve("link"), models.resolve("pump"));
        assertThat(found())
                .containsExactly(
                        "Big is refused: Big: must match [a-z0-9][a-z0-9._-]{0,63}",
                        "link is refused: link: must not be a symlink",
                        "pump/v2 is refused: v2: must be named by a version, an integer of at least 1",
                        "pump/1*");
    }

    @Test
    void load_refusal_keepsFileAndReasonApart() throws Exception {
        Path folder = Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        Bundles.edit(folder, "\"format\": 1", "\"format\": 7");
        assertThat(load()).containsExactly(new Refused("pump", "1", "manifest.json", "format must be 1, not 7"));
    }

    @Test
    void open_modelOrVersion_readsTheChampionOrThatVersion() throws Exception {
        Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        Bundles.write(models, Algorithm.RANDOM_FOREST, 2);
        assertThat(open("pump").manifest().version()).isEqualTo(2);
        assertThat(open("pump/1").manifest().version()).isEqualTo(1);
        champion("1");
        assertThat(open("pump").manifest().version()).isEqualTo(1);
    }

    @Test
    void open_whatCannotServe_saysWhy() throws Exception {
        assertThatThrownBy(() -> open("pump")).hasMessage("pump: is missing");
        Files.createDirectories(models.resolve("pump"));
        assertThatThrownBy(() -> open("pump")).hasMessage("pump: holds no version");
        Path folder = Bundles.write(models, Algorithm.RANDOM_FOREST, 1);
        Files.delete(folder.resolve("forest.bin"));
        assertThatThrownBy(() -> open("pump")).hasMessage("forest.bin: is missing");
        assertThatThrownBy(() -> open("pump/1")).hasMessage("forest.bin: is missing");
        assertThatThrownBy(() -> open("pump/2")).hasMessage("2: is missing");
    }

    private Bundle open(String path) throws BundleException {
        return ModelsFolder.open(models.resolve(path), SerializedForests.REFUSED);
    }

    private void champion(String text) throws IOException {
        Files.writeString(models.resolve("pump/champion"), text);
    }
}
