package io.vigil.core.format;

import io.vigil.core.record.Schema;

/// Reads a header and one record per row; an empty cell is a missing value.
public final class CsvRecords implements RecordReader {

    @Override
    public Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options)
            throws MalformedException, TooLargeException {
        throw new UnsupportedOperationException();
    }
}
