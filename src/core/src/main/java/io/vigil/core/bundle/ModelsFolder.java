package io.vigil.core.bundle;

import io.vigil.core.bundle.Found.Loaded;
import io.vigil.core.bundle.Found.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of all models, `<name>/<version>/manifest.json`, and which version of each answers:
/// the one that `<name>/champion` holds, else the highest that passed every check.
public final class ModelsFolder {

    private ModelsFolder() {}

    /// Reads every version of every model, in the order of name and version. A folder that does not
    /// exist holds no models; hidden entries and files beside the models are passed over.
    ///
    /// @throws IOException where the folder itself cannot be read
    public static List<Found> load(Path models, SerializedForests serialized) throws IOException {
        List<Found> found = new ArrayList<>();
        if (Files.exists(models)) {
            for (Path model : folders(models)) {
                found.addAll(new ModelFolder(model, serialized).load());
            }
        }
        return found;
    }

    /// Reads one row model: `models/NAME`, whose champion is taken, or `models/NAME/VERSION`.
    ///
    /// @throws BundleException naming the file and the rule it breaks
    public static Bundle open(Path model, SerializedForests serialized) throws BundleException {
        return BundleReader.requireRow(openAny(model, serialized));
    }

    /// The same for a series model.
    ///
    /// @throws BundleException naming the file and the rule it breaks
    public static SeriesBundle openSeries(Path model) throws BundleException {
        return BundleReader.requireSeries(openAny(model, SerializedForests.REFUSED));
    }

    private static AnyBundle openAny(Path model, SerializedForests serialized) throws BundleException {
        Path folder = model.toAbsolutePath().normalize();
        if (Files.exists(folder.resolve(Manifest.FILE), LinkOption.NOFOLLOW_LINKS)) {
            return new BundleReader(serialized).readAny(folder);
        }
        BundleFiles.requireFolder(folder);
        BundleException reason = new BundleException(String.valueOf(folder.getFileName()), "holds no version");
        for (Found found : new ModelFolder(folder, serialized).load()) {
            if (found instanceof Loaded loaded && loaded.champion()) {
                return loaded.bundle();
            }
            if (found instanceof Refused refused) {
                reason = new BundleException(refused.file(), refused.reason());
            }
        }
        throw reason;
    }

    /// The folders, and links in the place of folders, that are not hidden, by name.
    static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(entry ->
                            Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(entry))
                    .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
                    .toList();
        }
    }
}
