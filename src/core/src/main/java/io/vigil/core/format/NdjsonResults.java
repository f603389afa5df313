package io.vigil.core.format;

/// Writes one element of `results` per line.
public final class NdjsonResults implements ResultWriter {

    @Override
    public void write(Answer answer, ByteOutput out) {
        throw new UnsupportedOperationException();
    }
}
