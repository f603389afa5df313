package io.vigil.edge;

import java.io.IOException;
import java.util.List;

/// Writes what detection found, reading by reading.
interface Findings extends AutoCloseable {

    /// @param cells the row's, as many as the header's
    void write(List<String> cells, Finding finding) throws IOException;

    /// Hands what was written so far to the reader at the other end.
    void flush() throws IOException;

    @Override
    void close() throws IOException;
}
