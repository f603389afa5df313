package io.vigil.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodiesTest {

    @TempDir
    private Path folder;

    @Test
    void records_areAllDifferentWhateverTheSizeOfABody() throws Exception {
        Path data = Files.writeString(
                folder.resolve("data.csv"), "Temperature,Humidity,Battery_Level,Anomaly\n1,2,3,0\n4,5,6,1\n");

        List<String> singles = Files.readAllLines(Bodies.near(data).write(1, folder.resolve("1")));
        List<String> batches = Files.readAllLines(Bodies.near(data).write(1_000, folder.resolve("1000")));

        assertThat(new HashSet<>(singles)).hasSize(10_000);
        assertThat(batches).hasSize(10).allMatch(body -> body.split("Humidity", -1).length == 1_001);
        assertThat(singles.getFirst()).startsWith("{\"records\":[{\"Device_ID\":\"DHT11_").endsWith("}]}");
    }
}
