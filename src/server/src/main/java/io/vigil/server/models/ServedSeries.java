package io.vigil.server.models;

import io.vigil.core.bundle.SeriesBundle;
import io.vigil.core.bundle.SeriesManifest;

/// One version of a series model.
///
/// @param champion true for the version that answers where none is named
public record ServedSeries(SeriesBundle bundle, boolean champion) {

    public SeriesManifest manifest() {
        return bundle.manifest();
    }

    public String name() {
        return manifest().name();
    }

    public int version() {
        return manifest().version();
    }

    /// Its name and version in one, as `plants/1`.
    public String id() {
        return name() + "/" + version();
    }
}
