package io.vigil.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

    @TempDir
    Path data;

    @Test
    void noFile_isNoServer() throws IOException {
        assertThat(Postmaster.find(data)).isEmpty();
    }

    @Test
    void deadProcess_isNoServerAndItsFileIsLeftToPostgres() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path file = write(dead.pid());

        assertThat(Postmaster.find(data)).isEmpty();
        assertThat(file).exists();
    }

    /// As after a crash of the machine, or in a container that started anew.
    @Test
    void processOfAnotherProgram_isNoServerAndItsFileGoes() throws IOException {
        Path file = write(ProcessHandle.current().pid());

        assertThat(Postmaster.find(data)).isEmpty();
        assertThat(file).doesNotExist();
    }

    private Path write(long pid) throws IOException {
        return Files.writeString(data.resolve("postmaster.pid"), pid + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n");
    }
}
