package io.vigil.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.core.series.seasonal.SensorBaseline;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A series model's bundle, broken in one way at a time.
class BrokenSeriesBundleTest {

    private static final int MUTATIONS = 500;

    @TempDir
    private Path models;

    private Path folder;
    private Path payload;

    @BeforeEach
    void writeBundle() throws Exception {
        folder = SeriesBundles.write(models, 1);
        payload = folder.resolve("baselines.json");
    }

    @Test
    void truncatedPayload() throws Exception {
        byte[] bytes = Files.readAllBytes(payload);
        Files.write(payload, Arrays.copyOf(bytes, bytes.length - 1));
        refused("baselines.json: must be %d bytes as the manifest says, not %d"
                .formatted(bytes.length, bytes.length - 1));
    }

    @Test
    void flippedByte() throws Exception {
        byte[] bytes = Files.readAllBytes(payload);
        bytes[bytes.length / 2] ^= 1;
        Files.write(payload, bytes);
        refused("baselines.json: its sha256 must be the manifest's");
    }

    @Test
    void missingPayload() throws Exception {
        Files.delete(payload);
        refused("baselines.json: is missing");
    }

    @Test
    void payloadOfHundredsOfMegabytes() throws Exception {
        Bundles.edit(folder, "\"size\": " + Files.size(payload), "\"size\": 200000000");
        try (FileChannel file = FileChannel.open(payload, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[1]), 199_999_999);
        }
        refused("baselines.json: must be at most 134217728 bytes, not 200000000");
    }

    @Test
    void fileThatTheAlgorithmDoesNotRead() throws Exception {
        Bundles.edit(folder, "\"baselines.json\"", "\"forest.bin\"");
        refused("manifest.json: files must name exactly one file, baselines.json for seasonal-baseline");
    }

    @Test
    void nameThatIsNotItsFolders() throws Exception {
        Bundles.edit(folder, "\"name\": \"plants\"", "\"name\": \"trees\"");
        refused("manifest.json: name must be plants as its folder's");
    }

    @Test
    void nameThatNoFolderMayHave() throws Exception {
        Bundles.edit(folder, "\"name\": \"plants\"", "\"name\": \"Plants\"");
        refused("manifest.json: name must match [a-z0-9][a-z0-9._-]{0,63}");
    }

    @Test
    void unknownFormat() throws Exception {
        Bundles.edit(folder, "\"format\": 1", "\"format\": 2");
        refused("manifest.json: format must be 1, not 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Europe/Berlin\" | \"Europe/Atlantis\" | time_zone must be a time zone, such as UTC or Europe/Berlin",
                "\"Europe/Berlin\" | 7 | time_zone must be a string",
                "\"time_zone\" | \"zone\" | time_zone is missing",
                "\"band\": 2.5 | \"band\": 0 | limits are wrong: band must be a finite number above 0",
                "\"break\": 1.5 | \"break\": \"1.5\" | limits.break must be a finite number",
                "\"bias_rate\": 0.002 | \"bias_rate\": 0.6 | limits are wrong: bias_rate must be between 0 and 0.5",
                "\"ema_rate\": 0.08 | \"ema_rate\": 0 | limits are wrong: ema_rate must be above 0 and at most 1",
                "\"spike\" | \"jump\" | limits.spike is missing",
                "\"sensor\": \"Soil_Moisture\" | \"sensor\": \"\" | sensors[0] is wrong: sensor must not be empty",
                "\"entity\": \"4\" | \"entity\": \"3\" | sensors must not hold one sensor twice",
                "\"entity\": \"4\" | \"plant\": \"4\" | sensors[2].entity is missing",
                "\"sensors\": [{ | \"sensors\": [], \"more\": [{ | sensors must not be empty",
                "\"daily\" | \"hourly\" | sensors[0].daily is missing",
            })
    void brokenValue(String from, String to, String rule) throws Exception {
        rewrite(from, to);
        refused("baselines.json: " + rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "daily | median | daily.median must hold 24 numbers",
                "daily | std | daily.std must hold 24 numbers",
                "weekly | median | weekly.median must hold 168 numbers",
                "weekly | std | weekly.std must hold 168 numbers",
                "seasonal | median | seasonal.median must hold 366 numbers",
            })
    void numberTooMany(String profile, String field, String rule) throws Exception {
        String text = Files.readString(payload);
        int last = text.indexOf("\"Größe");
        int array = text.indexOf("\"" + field + "\": [", text.indexOf("\"" + profile + "\"", last));
        int start = text.indexOf('[', array) + 1;
        Bundles.replacePayload(folder, "baselines.json", text.substring(0, start) + "1, " + text.substring(start));
        refused("baselines.json: sensors[3] is wrong: " + rule);
    }

    @Test
    void deviationOfZero() throws Exception {
        SensorBaseline first = SeriesBundles.model().sensors().get(0);
        rewrite(String.valueOf(first.daily().stds()[0]), "0");
        refused("baselines.json: sensors[0] is wrong: daily.std must hold numbers above 0 and at most 2e150");
    }

    @Test
    void medianBeyondAllReadings() throws Exception {
        SensorBaseline first = SeriesBundles.model().sensors().get(0);
        rewrite(String.valueOf(first.daily().medians()[0]), "1.5e150");
        refused("baselines.json: sensors[0] is wrong: daily.median must hold numbers of at most 1e150");
    }

    @Test
    void medianOfNull() throws Exception {
        SensorBaseline first = SeriesBundles.model().sensors().get(0);
        rewrite(String.valueOf(first.daily().medians()[0]), "null");
        refused("baselines.json: sensors[0].daily.median[0] must be a finite number");
    }

    /// Whatever the bytes become, they are refused in words or make a model.
    @Test
    void mutatedPayload() throws Exception {
        byte[] bytes = Files.readAllBytes(payload);
        Random random = new Random(3);
        int read = 0;
        for (int m = 0; m < MUTATIONS; m++) {
            byte[] copy = bytes.clone();
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
            try {
                assertThat(SeasonalPayload.decode(copy).sensors()).hasSize(4);
                read++;
            } catch (BundleException e) {
                assertThat(e.file()).isEqualTo("baselines.json");
                assertThat(e.rule()).isNotEmpty();
            }
        }
        assertThat(read).isBetween(1, MUTATIONS - 1);
    }

    private void rewrite(String from, String to) throws Exception {
        String text = Files.readString(payload);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        String changed = text.substring(0, at) + to + text.substring(at + from.length());
        Bundles.replacePayload(folder, "baselines.json", changed.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String message) {
        assertThatThrownBy(() -> BundleReader.readSeries(folder))
                .isInstanceOf(BundleException.class)
                .hasMessage(message);
    }
}
