package io.vigil.core.series;

/// Writes a detector's state to bytes and reads it back, bit for bit.
///
/// The first byte is the version of the format; states written by any earlier version stay readable.
public interface StateCodec<S> {

    byte[] write(S state);

    /// @throws StateException naming what is wrong with the bytes
    S read(byte[] bytes);

    /// No state is longer.
    int maxBytes();
}
