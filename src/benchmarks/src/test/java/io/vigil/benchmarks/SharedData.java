package io.vigil.benchmarks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// Real data beside the repository, which not every clone has.
final class SharedData {

    private SharedData() {}

    /// A file or folder, or the test is skipped.
    static Path require(String file) {
        Path found = root().resolveSibling("shared").resolve("data").resolve(file);
        assumeTrue(Files.exists(found), () -> "no real data at ../shared/data/" + file);
        return found;
    }

    /// The folder of the repository.
    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(Objects::nonNull)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
