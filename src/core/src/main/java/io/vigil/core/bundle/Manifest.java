package io.vigil.core.bundle;

import io.vigil.core.model.ScoreKind;
import io.vigil.core.record.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
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
/// @param metrics evaluation results by name, all finite, in the order they were written
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
        List<PayloadFile> files)
        implements AnyManifest {

    /// The number of the manifest's format.
    public static final int FORMAT = 1;

    /// The manifest's name within its bundle.
    public static final String FILE = "manifest.json";

    /// What a model's name must match.
    public static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

    public Manifest {
        requireIdentity(name, version);
        require(
                scoreKind == algorithm.scoreKind(),
                "score must be %s, which is what %s gives".formatted(algorithm.scoreKind().id(), algorithm.id()));
        require(Double.isFinite(threshold), "threshold must be a finite number");
        metrics.forEach((metric, value) ->
                require(Double.isFinite(value), "metrics.%s must be a finite number".formatted(metric)));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        golden = List.copyOf(golden);
        files = List.copyOf(files);
    }

    /// The same with golden records and payload files.
    Manifest with(List<GoldenRecord> golden, List<PayloadFile> files) {
        return new Manifest(
                name,
                version,
                algorithm,
                schema,
                scoreKind,
                threshold,
                calibration,
                smoothing,
                provenance,
                metrics,
                golden,
                files);
    }

    static void requireIdentity(String name, int version) {
        require(name.matches(NAME), "name must match " + NAME);
        require(version >= 1, "version must be an integer of at least 1");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /// @param rows over how many consecutive rows the median runs, at least 2
    /// @param key the column whose values keep rows apart, or null
    public record Smoothing(int rows, @Nullable String key) {

        public Smoothing {
            require(rows >= 2, "smoothing.rows must be an integer of at least 2");
        }
    }

    /// @param values one per feature in schema order: a number's value, a category's code, NaN for a
    ///     missing one
    /// @param leafSums for a forest: the sums of the leaf values, one per output; else empty
    public record GoldenRecord(double[] values, double[] leafSums, double score) {}

    /// @param sha256 in lower-case hexadecimal
    /// @param size in bytes
    public record PayloadFile(String name, String sha256, long size) {}
}
