package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.PayloadFile;
import java.util.List;

/// What a bundle says of itself, whatever kind of model it holds.
sealed interface AnyManifest permits Manifest, SeriesManifest {

    String name();

    int version();

    List<PayloadFile> files();
}
