package io.vigil.core.bundle;

import io.vigil.core.model.ScoreKind;
import io.vigil.core.record.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a bundle says of itself.
///
/// @param version at least 1
/// @param threshold a record is an anomaly where its score is at least this
/// @param calibration how the threshold came about, in words, or null where that is not known
/// @param smoothing over how many rows a stored trailing median runs, or null for none
/// @param provenance where the model came from, or null where that is not known
/// @param metrics evaluation results by name, in the order they were written
/// @param golden records with the scores they must get, empty where there are none
/// @param files the payload files
public record Manifest(
        String name,
        int version,
        Algorithm algorithm,
        Schema schema,
        ScoreKind scoreKind,
        double threshold,
        @Nullable String calibration,
        @Nullable Smoothing smoothing,
        @Nullable Provenance provenance,
        Map<String, Double> metrics,
        List<GoldenRecord> golden,
        List<PayloadFile> files) {

    /// The number of the manifest's format.
    public static final int FORMAT = 1;

    /// @param rows over how many consecutive rows the median runs, at least 2
    /// @param key the column whose values keep rows apart, or null
    public record Smoothing(int rows, @Nullable String key) {}

    /// @param values one per feature in schema order: a number's value, a category's code, NaN for a
    ///     missing one
    /// @param leafSums for a forest: the sums of the leaf values, one per output; else empty
    public record GoldenRecord(double[] values, double[] leafSums, double score) {}

    /// @param sha256 in lower-case hexadecimal
    /// @param size in bytes
    public record PayloadFile(String name, String sha256, long size) {}
}
