package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.PayloadFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bundle of a series model says of itself.
///
/// @param version at least 1
/// @param provenance where the model came from, or null where that is not known
/// @param files the payload files
public record SeriesManifest(String name, int version, @Nullable Provenance provenance, List<PayloadFile> files)
        implements AnyManifest {

    /// The one algorithm of series models.
    public static final String ALGORITHM = "seasonal-baseline";

    /// The file that holds the baselines.
    static final String PAYLOAD = "baselines.json";

    public SeriesManifest {
        Manifest.requireIdentity(name, version);
        files = List.copyOf(files);
    }

    /// The same with payload files.
    SeriesManifest with(List<PayloadFile> files) {
        return new SeriesManifest(name, version, provenance, files);
    }
}
