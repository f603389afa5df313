package io.vigil.client.read;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of the input in their order, read as they are asked for.
public interface Source extends Closeable {

    /// The next row, or null at the end.
    ///
    /// @throws ReplayException where the rows after this place cannot be told apart any more
    @Nullable Item next() throws IOException, ReplayException;

    /// What precedes the rows in a request: the header where they are CSV, else nothing.
    String head();

    /// About how many bytes the rows so far took.
    long consumed();
}
