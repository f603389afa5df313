package io.vigil.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.series.seasonal.Profile.Seasonal;
import io.vigil.core.series.seasonal.SeasonalModel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesBundleTest {

    @TempDir
    private Path models;

    @Test
    void readSeries_whatWasWritten_hasTheSameBits() throws Exception {
        SeasonalModel written = SeriesBundles.model();
        SeasonalModel read = BundleReader.readSeries(SeriesBundles.write(models, 1)).model();
        assertThat(read.sensors()).usingRecursiveComparison().isEqualTo(written.sensors());
        assertThat(read.zone()).isEqualTo(written.zone());
        assertThat(read.limits()).isEqualTo(written.limits());
        double zero = read.sensors().get(3).daily().medians()[0];
        assertThat(Double.doubleToRawLongBits(zero)).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    /// Each file holds the baselines of [SeriesBundles#model()], written by the version in its name.
    @Test
    void baselinesOfEveryVersion_areReadAlike() throws Exception {
        Path frozen = Path.of("src/test/resources/states/baselines");
        try (Stream<Path> files = Files.list(frozen)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("1.json");
        }
        SeasonalModel read = SeasonalPayload.decode(Files.readAllBytes(frozen.resolve("1.json")));

        assertThat(read.sensors()).usingRecursiveComparison().isEqualTo(SeriesBundles.model().sensors());
        assertThat(read.limits()).isEqualTo(SeriesBundles.model().limits());
        assertThat(read.zone()).isEqualTo(SeriesBundles.model().zone());
    }

    @Test
    void readSeries_seasonalProfile_reliesOnTheDailyOneOfItsSensor() throws Exception {
        SeasonalModel read = BundleReader.readSeries(SeriesBundles.write(models, 1)).model();
        Seasonal seasonal = Objects.requireNonNull(read.sensor("4/Humidity").orElseThrow().seasonal());
        assertThat(seasonal.hours()).isSameAs(read.sensor("4/Humidity").orElseThrow().daily());
        assertThat(read.sensor("3/Soil_Moisture").orElseThrow().weekly()).isNull();
    }

    @Test
    void readSeries_manifest_holdsAllThatWasSaid() throws Exception {
        SeriesManifest manifest =
                BundleReader.readSeries(SeriesBundles.write(models, 2)).manifest();
        assertThat(manifest).usingRecursiveComparison().ignoringFields("files").isEqualTo(SeriesBundles.draft(2));
        assertThat(manifest.files()).extracting(Manifest.PayloadFile::name).containsExactly("baselines.json");
    }

    @Test
    void replace_theSameTwice_givesTheSameBytes() throws Exception {
        Path one = SeriesBundles.write(models.resolve("one"), 1);
        Path two = SeriesBundles.write(models.resolve("two"), 1);
        assertThat(two.resolve("baselines.json")).hasSameBinaryContentAs(one.resolve("baselines.json"));
        assertThat(two.resolve(Manifest.FILE)).hasSameBinaryContentAs(one.resolve(Manifest.FILE));
    }

    @Test
    void replace_aVersionThatIsThere_leavesTheNewOneAlone() throws Exception {
        SeriesBundles.write(models, 1);
        Files.createDirectories(models.resolve("plants/.1.tmp"));
        Files.writeString(models.resolve("plants/.1.tmp/baselines.json"), "left by a killed writer");
        Files.createDirectories(models.resolve("plants/.1.old"));
        SeasonalModel all = SeriesBundles.model();
        SeasonalModel one = new SeasonalModel(all.zone(), all.limits(), all.sensors().subList(0, 1));
        Path folder = BundleWriter.replace(models, SeriesBundles.draft(1), one);
        assertThat(BundleReader.readSeries(folder).model().sensors()).hasSize(1);
        try (Stream<Path> files = Files.walk(models)) {
            assertThat(files.map(file -> models.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "", "plants", "plants/1", "plants/1/manifest.json", "plants/1/baselines.json");
        }
    }

    @Test
    void write_aVersionThatIsThere_isRefused() throws Exception {
        Path folder = BundleWriter.write(models, SeriesBundles.draft(2), SeriesBundles.model());
        assertThat(BundleReader.readSeries(folder).model().sensors()).hasSize(4);
        assertThatThrownBy(() -> BundleWriter.write(models, SeriesBundles.draft(2), SeriesBundles.model()))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void load_findsSeriesAndRowModelsSideBySide() throws Exception {
        Bundles.write(models, Algorithm.ROBUST_Z, 1);
        SeriesBundles.write(models, 1);
        List<Found> found = ModelsFolder.load(models, SerializedForests.REFUSED);
        assertThat(found).extracting(Found::name).containsExactly("plants", "pump");
        assertThat(((Found.Loaded) found.get(0)).bundle()).isInstanceOf(SeriesBundle.class);
        assertThat(((Found.Loaded) found.get(1)).bundle()).isInstanceOf(Bundle.class);
    }

    @Test
    void openSeries_ofAModel_takesItsChampion() throws Exception {
        SeriesBundles.write(models, 1);
        SeriesBundles.write(models, 3);
        assertThat(ModelsFolder.openSeries(models.resolve("plants")).manifest().version())
                .isEqualTo(3);
        assertThat(ModelsFolder.openSeries(models.resolve("plants/1")).manifest().version())
                .isEqualTo(1);
    }

    @Test
    void open_ofTheOtherKind_saysWhatReadsIt() throws Exception {
        Path series = SeriesBundles.write(models, 1);
        Path row = Bundles.write(models, Algorithm.ROBUST_Z, 1);
        assertThatThrownBy(() -> ModelsFolder.open(series, SerializedForests.REFUSED))
                .isInstanceOf(BundleException.class)
                .hasMessage("manifest.json: algorithm must be one that scores records, "
                        + "seasonal-baseline judges readings: vigil detect does that");
        assertThatThrownBy(() -> Bundles.read(series))
                .hasMessageStartingWith("manifest.json: algorithm must be one that scores records");
        assertThatThrownBy(() -> ModelsFolder.openSeries(row))
                .isInstanceOf(BundleException.class)
                .hasMessage("manifest.json: algorithm must be seasonal-baseline, "
                        + "robust-z scores records: vigil score does that");
    }
}
