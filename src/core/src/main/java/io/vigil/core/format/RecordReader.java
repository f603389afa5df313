package io.vigil.core.format;

import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;

/// Reads the records of a whole body into columns. Safe for many threads.
public sealed interface RecordReader permits JsonRecords, NdjsonRecords, CsvRecords {

    /// Reads the body that lies in `[offset, offset + length)`: UTF-8, with or without a byte order mark.
    ///
    /// @throws MalformedException where the bytes are not in the format
    /// @throws TooLargeException as soon as there are more records than the options allow
    default Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options)
            throws MalformedException, TooLargeException {
        return read(body, offset, length, schema, options, new RecordBatch(schema.size()));
    }

    /// The same into a batch of the caller, which may have held other records before and is the result's
    /// own until that is no longer needed.
    ///
    /// @param batch with as many features as the schema
    /// @throws MalformedException where the bytes are not in the format
    /// @throws TooLargeException as soon as there are more records than the options allow
    Decoded read(byte[] body, int offset, int length, Schema schema, ReadOptions options, RecordBatch batch)
            throws MalformedException, TooLargeException;
}
