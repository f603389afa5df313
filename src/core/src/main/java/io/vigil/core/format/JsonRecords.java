package io.vigil.core.format;

import io.vigil.core.record.Schema;

/// Reads `{"records":[{..},..]}`, or one bare object as the only record.
public final class JsonRecords implements RecordReader {

    @Override
    public Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options)
            throws MalformedException, TooLargeException {
        throw new UnsupportedOperationException();
    }
}
