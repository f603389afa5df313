package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.core.bundle.ModelsFolder;
import io.vigil.edge.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All plants and sensors of the file that ships, and of a real one; the counts were worked out by an
/// independent program, which found every number of every row to agree within 1e-9.
class PlantDataIT {

    @TempDir
    private Path out;

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(Objects::nonNull)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shippedData() throws Exception {
        Run run = Run.of("analyze", "--data", root().resolve("data/plants.csv"), "--out", out);
        assertThat(run.code()).isZero();
        assertThat(counts()).containsExactly(87_972L, 3_648L, 3_291L, 1_702L, 7_289L);
        assertOnePlotPerSensor();
        assertThat(ModelsFolder.openSeries(out.resolve("models/plants")).model().sensors()).hasSize(110);
    }

    @Test
    void realData() throws Exception {
        Path data = root().resolveSibling("shared/data/plant/plant_health_data.csv");
        assumeTrue(Files.exists(data), () -> "no real data at " + data);
        Run run = Run.in(new Environment(Map.of("DATA_PATH", data.toString())), "", "analyze", "--out", out);
        assertThat(run.code()).isZero();
        assertThat(run.lines()).contains("not analyzed: Plant_Name, Plant_Health_Status");
        assertThat(counts()).containsExactly(13_200L, 166L, 259L, 60L, 464L);
        assertOnePlotPerSensor();
        assertThat(ModelsFolder.openSeries(out.resolve("models/plant_health_data")).model().sensors())
                .hasSize(110);
    }

    /// Rows, flags of band, spike and break, and anomalies.
    private List<Long> counts() throws IOException {
        List<String[]> rows = Files.readAllLines(out.resolve("anomalies_report.csv")).stream()
                .skip(1)
                .map(row -> row.split(","))
                .toList();
        return Stream.concat(
                        Stream.of((long) rows.size()),
                        Stream.of(9, 10, 11, 12)
                                .map(column -> rows.stream().filter(row -> row[column].equals("true")).count()))
                .toList();
    }

    private void assertOnePlotPerSensor() throws IOException {
        try (Stream<Path> plots = Files.list(out.resolve("plots"))) {
            assertThat(plots).hasSize(111);
        }
    }
}
