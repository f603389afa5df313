package io.vigil.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndToEndTest {

    @TempDir
    private Path folder;

    @Test
    void synthScoreEvaluate_agreeWithFiguresWorkedOutFromTheFile() throws IOException {
        Path model = TestModels.write(folder.resolve("models"), "plain", 3);
        Path config = Files.writeString(folder.resolve("c.json"), config());
        Run.of("synth", "--config", config, "--out", folder);
        Run.of("score", "--model", model, "--input", folder.resolve("d.csv"));
        Path scored = folder.resolve("d.csv.scored.csv");
        Run run = Run.of("evaluate", "--input", scored, "--label", "anomaly", "--json", "-");

        List<String[]> rows = Files.readAllLines(scored).stream().skip(1).map(line -> line.split(",", -1)).toList();
        long found = rows.stream().filter(row -> anomalous(row) && row[3].equals("1")).count();
        long flagged = rows.stream().filter(EndToEndTest::anomalous).count();
        long unscored = rows.stream().filter(row -> row[4].isEmpty()).count();
        assertThat(found).isGreaterThan(20);
        assertThat(unscored).isGreaterThan(5);
        assertThat(run.out())
                .contains("\"rows\": %d,".formatted(600 - unscored))
                .contains("\"unscored\": %d,".formatted(unscored))
                .contains("\"true_positives\": %d,".formatted(found))
                .contains("\"false_positives\": %d,".formatted(flagged - found));
    }

    /// Judges by the input's columns alone: time, a, b, label.
    private static boolean anomalous(String[] row) {
        return !row[1].isEmpty()
                && !row[2].isEmpty()
                && Math.max(Math.abs(Double.parseDouble(row[1])), Math.abs(Double.parseDouble(row[2]))) >= 3;
    }

    private static String config() {
        return """
               {"start": "2024-01-01T00:00:00", "freq": "1s", "minutes": 10, "time": "at", "label": "anomaly",
                "files": [{"name": "d.csv"}],
                "sensors": [
                  {"name": "a", "mean": 0, "noise": 1, "faults": [{"kind": "spike", "rate": 50, "size": [2, 9]}]},
                  {"name": "b", "mean": 0, "noise": 1, "faults": [{"kind": "dropout", "rate": 20}]}]}
               """;
    }
}
