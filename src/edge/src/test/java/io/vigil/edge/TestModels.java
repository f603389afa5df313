package io.vigil.edge;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.BundleWriter;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.model.RobustZ;
import io.vigil.core.model.ScoreKind;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Robust-z models over two columns `a` and `b` of which a value is its own z.
final class TestModels {

    /// A value of `x` has this z, but for rounding: the features are not scaled, the median is 0, and
    /// 1.4826 * MAD + eps is 1.
    static final double EPS = 1;

    private TestModels() {}

    static Path write(Path models, String name, double threshold) throws IOException {
        return write(models, name, threshold, null, estimator());
    }

    static Path smoothed(Path models, String name, double threshold, Manifest.Smoothing smoothing) throws IOException {
        return write(models, name, threshold, smoothing, estimator());
    }

    static Path withThresholds(Path models, String name, double max, double mean) throws IOException {
        return write(models, name, max, null, estimator().withThresholds(max, mean));
    }

    private static RobustZ estimator() {
        return new RobustZ(RobustZ.Aggregation.MAX, new double[2], new double[2], new double[] {EPS, EPS});
    }

    private static Path write(
            Path models, String name, double threshold, Manifest.@Nullable Smoothing smoothing, RobustZ estimator)
            throws IOException {
        Manifest draft = new Manifest(
                name,
                1,
                Algorithm.ROBUST_Z,
                new Schema(List.of(feature("a"), feature("b")), Set.of("device"), "at"),
                ScoreKind.Z,
                threshold,
                null,
                smoothing,
                null,
                Map.of(),
                List.of(),
                List.of());
        BundleWriter.write(models, draft, estimator, RecordBatch.of(new double[] {0, 1}, new double[] {2, 3}));
        return models.resolve(name);
    }

    private static NumericFeature feature(String name) {
        return new NumericFeature(name, null, 0, 1, null, MissingPolicy.REJECT);
    }
}
