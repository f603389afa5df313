package io.vigil.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabCorpusTest {

    @Test
    void read_placesWindowsOnRows(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("data/real"));
        Files.writeString(
                folder.resolve("data/real/a.csv"),
                """
                timestamp,value
                2014-04-01 00:00:00,1.5
                2014-04-01 00:05:00,2.5
                2014-04-01 00:10:00,3.5
                """);
        Files.writeString(
                folder.resolve("windows.json"),
                "{\"real/a.csv\":[[\"2014-04-01 00:05:00.000000\",\"2014-04-01 00:10:00.000000\"]]}");

        NabFile file = NabCorpus.read(folder).get(0);

        assertThat(file.name()).isEqualTo("real/a.csv");
        assertThat(file.values()).containsExactly(1.5, 2.5, 3.5);
        assertThat(file.micros()).startsWith(1_396_310_400_000_000L, 1_396_310_700_000_000L);
        assertThat(file.windows()).isEqualTo(List.of(new Window(1, 2)));
    }
}
