package io.vigil.core.format;

import io.vigil.core.record.Schema;

/// Reads one JSON object per line; blank lines do not count.
public final class NdjsonRecords implements RecordReader {

    @Override
    public Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options)
            throws MalformedException, TooLargeException {
        throw new UnsupportedOperationException();
    }
}
