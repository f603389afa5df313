package io.vigil.benchmarks.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A temporary folder, gone when it is closed.
record Scratch(Path folder) implements AutoCloseable {

    static Scratch create() throws IOException {
        return new Scratch(Files.createTempDirectory("vigil-bench"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// Puts a resource of this package here.
    Path resource(String name) throws IOException {
        Path file = file(name);
        try (InputStream in = Objects.requireNonNull(Scratch.class.getResourceAsStream("/http/" + name))) {
            Files.copy(in, file);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        try {
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed", e);
        }
    }
}
