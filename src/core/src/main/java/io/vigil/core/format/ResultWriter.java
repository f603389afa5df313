package io.vigil.core.format;

/// Writes an answer as bytes in UTF-8. Safe for many threads.
public sealed interface ResultWriter permits JsonResults, NdjsonResults, CsvResults {

    void write(Answer answer, ByteOutput out);
}
