package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The JVM's cache of the server's classes, which `vigil` makes after it has built the server.
class StartUpCacheIT {

    private static final Path FOLDER = Repository.root().resolve("src/server/target/server");

    @BeforeAll
    static void make() throws Exception {
        try (Program help = Program.vigil("serve", "--help")) {
            assertThat(help.exitCode()).isZero();
        }
    }

    @Test
    void itFits() throws Exception {
        try (Program help = Program.run(
                Repository.root(),
                Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on"),
                List.of(Repository.root().resolve("vigil").toString(), "serve", "--help"))) {
            assertThat(help.exitCode()).as(help.output()).isZero();
            assertThat(help.output()).contains("usage: vigil serve");
        }
    }

    @Test
    void aDamagedOne_isDoneWithout(@TempDir Path scratch) throws Exception {
        Path damaged = scratch.resolve("vigil.aot");
        Files.write(damaged, new byte[1_000]);
        try (Program help = java(damaged, "-XX:AOTMode=on")) {
            assertThat(help.exitCode()).as("AOTMode=on must see the damage").isEqualTo(1);
        }
        try (Program help = java(damaged, "-XX:AOTMode=auto")) {
            assertThat(help.exitCode()).as(help.output()).isZero();
            assertThat(help.output()).contains("usage: vigil serve");
        }
    }

    private static Program java(Path cache, String mode) throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String jar = FOLDER.resolve("vigil-server.jar").toString();
        return Program.run(FOLDER, Map.of(), List.of(java, "-XX:AOTCache=" + cache, mode, "-jar", jar, "--help"));
    }
}
