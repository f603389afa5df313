package io.vigil.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.train.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    @TempDir
    private Path folder;

    @Test
    void read_keepsTheCellsAndTheHashOfTheBytes() throws IOException, TrainingException {
        Path file = Files.writeString(folder.resolve("some.csv"), "a;b\n1;x\n2;\n");
        Table table = Table.read(file);
        assertThat(table.file()).isEqualTo("some.csv");
        assertThat(table.sha256()).isEqualTo("0d144ab5c8b6f4fb5e189f99c39c967715fcab29f3b53177182e684af0c83c3b");
        assertThat(table.column("b")).containsExactly("x", "");
    }

    @Test
    void raggedRows_areLeftOutAndCounted() throws IOException, TrainingException {
        Table table = Table.read(Files.writeString(folder.resolve("some.csv"), "a,b\n1,2\n3\n4,5,6\n7,8\n"));
        assertThat(table.ragged()).isEqualTo(2);
        assertThat(table.numbers("a")).containsExactly(1, 7);
    }

    @Test
    void noHeader_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("some.csv"), "");
        assertThatThrownBy(() -> Table.read(file)).isInstanceOf(TrainingException.class).hasMessageContaining("header");
    }

    @Test
    void numericColumn_mayHoldSomeTexts() throws IOException, TrainingException {
        Table table = Table.read(Files.writeString(folder.resolve("some.csv"), "a,b\n1,x\nerr,y\n3,2\n"));
        assertThat(table.isNumeric("a")).isTrue();
        assertThat(table.isNumeric("b")).isFalse();
    }
}
