package io.vigil.server.models;

import io.vigil.core.bundle.Bundle;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.model.Pipeline;
import org.jspecify.annotations.Nullable;

/// One version of a model that answers.
///
/// @param pipeline the bundle's, with the threshold that is in force
/// @param champion true for the version that answers where none is named
/// @param overridden true where a setting stands in for the bundle's threshold
public record ServedModel(Bundle bundle, Pipeline pipeline, boolean champion, boolean overridden) {

    static ServedModel of(Bundle bundle, boolean champion, @Nullable Double threshold) {
        Pipeline pipeline = bundle.pipeline();
        return threshold == null
                ? new ServedModel(bundle, pipeline, champion, false)
                : new ServedModel(bundle, pipeline.withThreshold(threshold), champion, true);
    }

    public Manifest manifest() {
        return bundle.manifest();
    }

    public String name() {
        return manifest().name();
    }

    public int version() {
        return manifest().version();
    }

    public double threshold() {
        return pipeline.threshold();
    }

    /// Its name and version in one, as `iot-anomaly/1`.
    public String id() {
        return name() + "/" + version();
    }
}
