package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.synth.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
