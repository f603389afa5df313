package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.synth.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthCommandTest {

    @TempDir
    private Path folder;

    @Test
    void defaultKind_writesATrainingAndATestFile() throws IOException {
        Run run = Run.of("synth", "--out", folder.resolve("new"));
        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .containsExactly("wrote " + folder.resolve("new/train.csv"), "wrote " + folder.resolve("new/test.csv"));
        assertThat(Files.readAllLines(folder.resolve("new/train.csv")))
                .hasSize(301)
                .first()
                .isEqualTo("timestamp,temperature,humidity,vibration,pressure,anomaly");
    }

    @Test
    void dash_writesTheLastFileToStdoutAlone() throws IOException {
        Run.of("synth", "--out", folder);
        assertThat(Run.of("synth", "--out", "-"))
                .isEqualTo(new Run(0, Files.readString(folder.resolve("test.csv")), ""));
    }

    @Test
    void seed_changesTheValues() {
        assertThat(Run.of("synth", "--out", "-", "--seed", "1").out())
                .isNotEqualTo(Run.of("synth", "--out", "-", "--seed", "2").out());
    }

    @Test
    void minutesAndFreq_setTheNumberOfRows() {
        assertThat(Run.of("synth", "--out", "-", "--kind", "factory", "--minutes", "2", "--freq", "500ms").lines())
                .hasSize(241);
    }

    @Test
    void live_writesRowsOfNow_asLongAsItIsTold() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Run run = Run.of("synth", "--kind", "sites", "--live", "--freq", "100ms", "--minutes", "0.005");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(1 + 3 * 25).first().isEqualTo(
                "timestamp,sensor_id,sensor_type,location,lat,lon,value,unit,anomaly");
        Instant first = Instant.parse(run.lines().get(1).split(",")[0]);
        assertThat(first).isBetween(before, Instant.now());
        assertThat(run.lines().get(75)).startsWith(first.plusMillis(200).toString());
    }

    @Test
    void live_goesOnWhereAStretchEnds() {
        Run run = Run.of("synth", "--kind", "factory", "--live", "--freq", "0.1ms", "--minutes", "0.00335");
        assertThat(run.lines()).hasSize(1 + 2_010);
    }

    @Test
    void live_intoAFolder_isWrongUsage() {
        assertThat(Run.of("synth", "--live", "--out", folder).err())
                .startsWith("vigil-edge synth: --live writes to stdout, --out can only be '-' beside it");
    }

    @Test
    void live_ofRowsWithoutTime_isRefused() {
        assertThat(Run.of("synth", "--kind", "iot", "--live"))
                .isEqualTo(new Run(1, "", "vigil-edge synth: --live: time: is missing, "
                        + "without it no row says when it was measured%n".formatted()));
    }

    @Test
    void printedConfig_isAFileThatMakesTheSame() throws IOException {
        Run printed = Run.of("synth", "--kind", "iot", "--print-config");
        assertThat(printed.out()).isEqualTo(Kind.IOT.json());
        Path config = Files.writeString(folder.resolve("mine.json"), printed.out());
        assertThat(Run.of("synth", "--config", config, "--out", "-"))
                .isEqualTo(Run.of("synth", "--kind", "iot", "--out", "-"));
    }

    @Test
    void brokenConfig_isNamedWithItsKey() throws IOException {
        Path config = Files.writeString(folder.resolve("mine.json"), Kind.IOT.json().replace("\"rate\": 75", "\"rate\": -1"));
        assertThat(Run.of("synth", "--config", config, "--out", "-"))
                .isEqualTo(new Run(
                        1,
                        "",
                        "vigil-edge synth: %s: sensors[0].faults[0].rate: must be between 0 and 1,000 events per 1,000 rows%n"
                                .formatted(config)));
    }

    @Test
    void aReaderThatWentAway_endsTheJobQuietly() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Streams streams = new Streams(InputStream.nullInputStream(), gone, err);
        assertThat(VigilEdge.program(streams).execute("synth", "--kind", "iot", "--out", "-")).isEqualTo(1);
        assertThat(err.size()).isZero();
    }
}
