package io.vigil.client;

import io.vigil.client.read.ReplayException;
import io.vigil.client.report.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// How far a replay has come, with all it has counted, as `--resume` keeps it in a file.
///
/// @param job what was replayed: a position of another job is refused
/// @param finished true once the input's end was reached
/// @param nanos how long the runs so far took
record Position(Job job, Tally tally, boolean finished, long nanos) {

    /// @param input the file's path, for messages alone
    /// @param to the path asked for
    /// @param label the label asked for, empty for the usual names
    record Job(String input, Fingerprint fingerprint, String to, String label) {

        static Job of(Plan plan) throws IOException {
            Path path = Path.of(plan.file()).toAbsolutePath().normalize();
            return new Job(
                    path.toString(), Fingerprint.of(path), plan.path(), orEmpty(plan.label()));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /// The position in a file, or the start of the job where there is no such file.
    ///
    /// @throws ReplayException where the file holds no position, or one of another job
    static Position load(Path file, Job job) throws ReplayException {
        if (!Files.exists(file)) {
            return new Position(job, new Tally(), false, 0);
        }
        Position position = read(file);
        Job other = position.job();
        if (!other.fingerprint().equals(job.fingerprint())) {
            throw refusal(file, "belongs to another input: " + other.input() + " as it was then, "
                    + other.fingerprint().size() + " bytes; " + job.input() + " has "
                    + job.fingerprint().size());
        }
        if (!other.to().equals(job.to())) {
            throw refusal(
                    file, "belongs to a replay to " + other.to() + ", not " + job.to());
        }
        if (!other.label().equals(job.label())) {
            throw refusal(file, "belongs to a replay with another --label");
        }
        return position;
    }

    private static ReplayException refusal(Path file, String reason) {
        return new ReplayException(
                "the position file " + file + " " + reason + "; delete it or name another to start from the first row");
    }

    private static Position read(Path file) throws ReplayException {
        try {
            return PositionJson.read(Files.readAllBytes(file));
        } catch (JacksonException | IllegalArgumentException | IOException e) {
            throw refusal(file, "cannot be read as one");
        }
    }

    /// Replaces the file in one step, so that a reader finds the old position or the new one.
    void save(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, PositionJson.write(this));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
