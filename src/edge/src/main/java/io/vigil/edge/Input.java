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
        if (name.equals(STANDARD)) {
            return CsvTable.of(streams.in());
        }
        if (Files.isDirectory(Path.of(name))) {
            throw new JobException(name + ": is a folder, not a file");
        }
        return CsvTable.open(Path.of(name));
    }
}
