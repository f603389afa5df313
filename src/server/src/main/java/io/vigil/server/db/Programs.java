package io.vigil.server.db;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Runs programs to their end.
final class Programs {

    private Programs() {}

    /// @param output what the program printed
    record Ended(int code, String output) {

        boolean succeeded() {
            return code == 0;
        }
    }

    /// The output goes through a file: what a program leaves running may hold a pipe open for ever.
    static Ended run(List<String> command) throws IOException {
        Path output = Files.createTempFile("vigil", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            int code = await(process);
            return new Ended(code, Files.readString(output, Charset.defaultCharset()).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Ends a program with all that it has started, and waits until none of it writes any more.
    private static void end(Process process) {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        family.forEach(ProcessHandle::destroy);
        family.forEach(one -> one.onExit().join());
    }
}
