package io.vigil.benchmarks.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.train.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TennesseeEastmanTest {

    @TempDir
    Path folder;

    @Test
    void judge_countsFaultsFromRow160OnAndLeavesThreeOut() throws IOException, TrainingException {
        write("d00.dat", 500, 0);
        write("d00_te.dat", 200, 0);
        write("d01_te.dat", 200, 100);
        write("d02_te.dat", 200, 0);
        write("d03_te.dat", 200, 0);
        TennesseeEastman found = TennesseeEastman.judge(RowModel.MAHALANOBIS, folder);

        assertThat(found.faults()).isEqualTo(2);
        assertThat(found.falseAlarms()).isLessThan(0.05);
        assertThat(found.missed()).isCloseTo(0.5, within(0.03));
    }

    @Test
    void read_aFileOnItsSide_isTurned() throws IOException {
        StringJoiner lines = new StringJoiner("\n");
        for (int sensor = 1; sensor <= 52; sensor++) {
            lines.add("  %d.5 %d.25  %d".formatted(sensor, sensor, sensor));
        }
        Files.writeString(folder.resolve("d00.dat"), lines.toString());

        assertThat(TennesseeEastman.read(folder.resolve("d00.dat")).columns().get(51)).containsExactly("52.5", "52.25", "52.0");
    }

    /// Rows of noise, to which a fault adds from row 160 on.
    private void write(String file, int rows, double fault) throws IOException {
        Random random = new Random(file.hashCode());
        StringJoiner lines = new StringJoiner("\n");
        for (int row = 0; row < rows; row++) {
            StringJoiner cells = new StringJoiner(" ");
            for (int sensor = 0; sensor < 52; sensor++) {
                cells.add(String.valueOf(random.nextGaussian() + (row >= 160 ? fault : 0)));
            }
            lines.add(cells.toString());
        }
        Files.writeString(folder.resolve(file), lines.toString());
    }
}
