package io.vigil.server.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The process of a running PostgreSQL, as its file `postmaster.pid` names it.
///
/// @param port where it listens
record Postmaster(ProcessHandle process, int port) {

    private static final int PORT_LINE = 3;

    /// The one that runs on this data, empty where none does.
    ///
    /// After a crash, or in a container that started anew, the file may name a process that is none of
    /// PostgreSQL's. PostgreSQL itself would take that for a running server, so such a file goes.
    static Optional<Postmaster> find(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = lines(file);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        if (process.isPresent() && !runsOn(data, process.get())) {
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        return process.map(found -> new Postmaster(found, Integer.parseInt(lines.get(PORT_LINE).strip())));
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /// Where the system does not tell a process's arguments, its program must do.
    private static boolean runsOn(Path data, ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.commandLine()
                .map(line -> line.contains(data.toString()))
                .orElseGet(() -> info.command().map(program -> program.contains("postgres")).orElse(false));
    }
}
