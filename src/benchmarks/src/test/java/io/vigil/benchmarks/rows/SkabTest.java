package io.vigil.benchmarks.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.core.evaluate.Confusion;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkabTest {

    @TempDir
    Path folder;

    /// Pressure is 1 to 4 in turn for 400 rows, then 10 for ten anomalies, then as before.
    @BeforeEach
    void write() throws IOException {
        StringBuilder csv = new StringBuilder("datetime;Pressure;anomaly;changepoint\n");
        for (int row = 0; row < 450; row++) {
            boolean anomaly = row >= 420 && row < 430;
            csv.append("2020-03-09 10:00:00;%d;%s;0.0%n".formatted(anomaly ? 10 : 1 + row % 4, anomaly ? "1.0" : "0.0"));
        }
        Files.createDirectories(folder.resolve("valve1"));
        Files.createDirectories(folder.resolve("anomaly-free"));
        Files.writeString(folder.resolve("valve1/0.csv"), csv);
        Files.writeString(folder.resolve("anomaly-free/anomaly-free.csv"), csv);
    }

    @Test
    void judge_countsTheRowsBehindTheLearnedOnes() throws IOException, TrainingException {
        List<Table> files = Skab.read(folder);

        assertThat(files).extracting(Table::file).containsExactly("0.csv");
        assertThat(Skab.judge(RowModel.ALWAYS, files)).isEqualTo(new Confusion(10, 40, 0, 0));
    }

    /// The median of five scores turns two rows after the anomaly begins, and two after it ends.
    @Test
    void judge_smoothsAsTheModelDoes() throws IOException, TrainingException {
        assertThat(Skab.judge(RowModel.ROBUST_Z, Skab.read(folder))).isEqualTo(new Confusion(8, 2, 38, 2));
    }
}
