package io.vigil.edge;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What `--input` and `--data` name: a CSV file, or stdin as `-`.
public final class Input {

    /// The word for stdin and stdout.
    public static final String STANDARD = "-";

    private Input() {}

    /// Opens the table and reads its header.
    ///
    /// @throws JobException where the name is a folder's
    public static CsvTable open(String name, Streams streams) throws IOException, MalformedException, JobException {
        return open(name, streams, Progress.NONE);
    }

    /// The same, showing how much of a file is read.
    public static CsvTable open(String name, Streams streams, Progress progress)
            throws IOException, MalformedException, JobException {
        if (name.equals(STANDARD)) {
            return CsvTable.of(streams.in());
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new JobException(name + ": is a folder, not a file");
        }
        return CsvTable.of(new WatchedInput(Files.newInputStream(file), String.valueOf(file.getFileName()), Files.size(file), progress));
    }
}
