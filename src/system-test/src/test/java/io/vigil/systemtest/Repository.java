package io.vigil.systemtest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder all of Vigil lives in, found by walking up to the one that holds `vigil` and `mvnw`.
final class Repository {

    static final List<String> ROOMS = List.of("core", "edge", "train", "cli", "server", "stream-client");

    private Repository() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!(Files.exists(folder.resolve("vigil")) && Files.exists(folder.resolve("mvnw")))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("not inside Vigil's repository: " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }

    static Path classes(String room) {
        return root().resolve("src").resolve(room).resolve("target/classes");
    }
}
