package io.vigil.systemtest;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine's own Java 17, the oldest that the edge jar runs on.
final class Jdk17 {

    private static final List<Path> FOLDERS = List.of(Path.of("/usr/lib/jvm"), Path.of("/opt"), Path.of("/Library/Java/JavaVirtualMachines"));

    private Jdk17() {}

    /// Its `java`, found in `JAVA_17_HOME` or the usual folders. Where there is none the test is skipped, or fails
    /// under `-Dvigil.jdk17=required`.
    static Path java() {
        return homes().filter(Jdk17::is17).map(home -> home.resolve("bin/java")).findFirst().orElseGet(Jdk17::absent);
    }

    private static Stream<Path> homes() {
        Stream<Path> named = Optional.ofNullable(System.getenv("JAVA_17_HOME")).map(Path::of).stream();
        Stream<Path> found = FOLDERS.stream().flatMap(Jdk17::children).flatMap(home -> Stream.of(home, home.resolve("Contents/Home")));
        return Stream.concat(named, found);
    }

    private static Stream<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean is17(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isExecutable(home.resolve("bin/java"))
                    && Files.isReadable(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"17");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path absent() {
        String reason = "no Java 17 in JAVA_17_HOME or the usual folders";
        if ("required".equals(System.getProperty("vigil.jdk17"))) {
            throw new IllegalStateException(reason);
        }
        return abort(reason);
    }
}
