package io.vigil.core.format;

/// How a body is read.
///
/// @param maxRecords more records than this are refused
/// @param partial true where the good records count although others are bad
public record ReadOptions(int maxRecords, boolean partial) {

    public ReadOptions {
        if (maxRecords < 1) {
            throw new IllegalArgumentException("maxRecords must be at least 1");
        }
    }
}
