package io.vigil.core.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder of all models, `<name>/<version>/manifest.json`, and which version of each answers:
/// the one that `<name>/champion` holds, else the highest that passed every check.
public final class ModelsFolder {

    private ModelsFolder() {}

    /// Reads every version of every model, in the order of name and version. A folder that does not
    /// exist holds no models; hidden entries are passed over.
    public static List<Found> load(Path models, SerializedForests serialized) throws IOException {
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        throw new UnsupportedOperationException("" + models + serialized);
    }

    /// Reads one model: `models/NAME`, whose champion is taken, or `models/NAME/VERSION`.
    ///
    /// @throws BundleException naming the file and the rule it breaks
    public static Bundle open(Path model, SerializedForests serialized) throws BundleException {
        return new BundleReader(serialized).read(model);
    }
}
