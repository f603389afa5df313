package io.vigil.core.bundle;

import java.nio.file.Path;

/// Reads a bundle and refuses one that is not whole: sizes, sha256, structure, golden records.
public final class BundleReader {

    private final SerializedForests serialized;

    public BundleReader(SerializedForests serialized) {
        this.serialized = serialized;
    }

    /// @param folder `models/NAME/VERSION`
    /// @throws BundleException naming the file and the rule it breaks
    public Bundle read(Path folder) throws BundleException {
        if (!java.nio.file.Files.isDirectory(folder)) {
            throw new BundleException("manifest.json", "the file is missing");
        }
        throw new UnsupportedOperationException(folder + " " + serialized);
    }
}
