package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.ops.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void folder_isMadeAndBelongsToOne() throws IOException {
        Path folder = temp.resolve("a/b");

        try (DataFolder open = DataFolder.open(folder)) {
            assertThat(open.path()).isEqualTo(folder.toRealPath());
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(StartException.class)
                    .hasMessage("the data folder %s is in use by another server; name another with --data DIR or VIGIL_DATA"
                            .formatted(folder.toRealPath()));
        }
    }

    @Test
    void fileInItsPlace_isRefused() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("the data folder %s cannot be used: ".formatted(file))
                .hasMessageEndingWith("; name another with --data DIR or VIGIL_DATA");
    }

    @Test
    void closedFolder_canBeOpenedAgain() throws IOException {
        DataFolder.open(temp).close();

        try (DataFolder again = DataFolder.open(temp)) {
            assertThat(again.path()).exists();
        }
    }
}
