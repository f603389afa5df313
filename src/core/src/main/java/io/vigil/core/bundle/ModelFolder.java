package io.vigil.core.bundle;

import io.vigil.core.bundle.Found.Loaded;
import io.vigil.core.bundle.Found.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The versions of one model, `models/NAME`.
final class ModelFolder {

    private static final String CHAMPION = "champion";

    private final Path folder;
    private final String name;
    private final SerializedForests serialized;

    ModelFolder(Path folder, SerializedForests serialized) {
        this.folder = folder;
        this.name = String.valueOf(folder.getFileName());
        this.serialized = serialized;
    }

    List<Found> load() {
        if (!name.matches(Manifest.NAME)) {
            return List.of(new Refused(name, "", name, "must match " + Manifest.NAME));
        }
        try {
            BundleFiles.requireFolder(folder);
            List<Path> versions = new ArrayList<>(ModelsFolder.folders(folder));
            versions.removeIf(version -> String.valueOf(version.getFileName()).equals(CHAMPION));
            versions.sort(Comparator.comparingInt(Versions::of));
            return crown(versions.stream().map(this::read).toList());
        } catch (BundleException e) {
            return List.of(new Refused(name, "", e.file(), e.rule()));
        } catch (IOException e) {
            return List.of(new Refused(
                    name, "", name, "cannot be read, " + e.getClass().getSimpleName()));
        }
    }

    private Found read(Path folder) {
        String version = String.valueOf(folder.getFileName());
        if (Versions.of(folder) == 0) {
            return new Refused(name, version, version, "must be named by a version, an integer of at least 1");
        }
        try {
            return new Loaded(name, Versions.of(folder), new BundleReader(serialized).readAny(folder), false);
        } catch (BundleException e) {
            return new Refused(name, version, e.file(), e.rule());
        }
    }

    private List<Found> crown(List<Found> found) throws IOException {
        List<Found> crowned = new ArrayList<>(found);
        if (Files.exists(folder.resolve(CHAMPION), LinkOption.NOFOLLOW_LINKS)) {
            try {
                crown(crowned, named());
            } catch (BundleException e) {
                crowned.add(new Refused(name, CHAMPION, e.file(), e.rule()));
            }
        } else {
            found.stream()
                    .filter(Loaded.class::isInstance)
                    .mapToInt(version -> ((Loaded) version).version())
                    .max()
                    .ifPresent(highest -> replace(crowned, highest));
        }
        return crowned;
    }

    /// The version that the champion file names.
    private int named() throws BundleException, IOException {
        BundleFiles files = BundleFiles.in(folder);
        String text = new String(files.json(CHAMPION), StandardCharsets.UTF_8).strip();
        int version = Versions.parse(text);
        if (version == 0) {
            throw new BundleException(CHAMPION, "must hold a version, an integer of at least 1");
        }
        return version;
    }

    private static void crown(List<Found> found, int version) throws BundleException {
        for (Found one : found) {
            if (one instanceof Refused refused && refused.version().equals(String.valueOf(version))) {
                throw new BundleException(
                        CHAMPION,
                        "names version %d, which is refused: %s: %s"
                                .formatted(version, refused.file(), refused.reason()));
            }
        }
        if (!replace(found, version)) {
            throw new BundleException(CHAMPION, "names version %d, which is not there".formatted(version));
        }
    }

    private static boolean replace(List<Found> found, int champion) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) instanceof Loaded loaded && loaded.version() == champion) {
                found.set(i, new Loaded(loaded.name(), champion, loaded.bundle(), true));
                return true;
            }
        }
        return false;
    }
}
