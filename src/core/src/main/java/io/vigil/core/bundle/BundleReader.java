package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.PayloadFile;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.Pipeline;
import java.nio.file.Path;
import java.util.List;

/// Reads a bundle and refuses one that is not whole: sizes, sha256, structure, golden records.
public final class BundleReader {

    private final SerializedForests serialized;

    /// @param serialized what reads a `forest.sml`
    public BundleReader(SerializedForests serialized) {
        this.serialized = serialized;
    }

    /// @param folder `models/NAME/VERSION`
    /// @throws BundleException naming the file and the rule it breaks
    public Bundle read(Path folder) throws BundleException {
        BundleFiles files = BundleFiles.in(folder);
        Manifest manifest = ManifestReader.read(files.json(Manifest.FILE));
        requirePlace(manifest, folder.toAbsolutePath().normalize());
        PayloadFile payload = payload(manifest);
        Estimator estimator = estimator(manifest, payload, files);
        Pipeline pipeline = pipeline(manifest, payload, estimator);
        GoldenRecords.check(manifest, pipeline);
        return new Bundle(manifest, pipeline, !manifest.golden().isEmpty());
    }

    private static void requirePlace(Manifest manifest, Path folder) throws BundleException {
        String name = String.valueOf(folder.getName(folder.getNameCount() - 2));
        String version = String.valueOf(folder.getFileName());
        if (!manifest.name().equals(name)) {
            throw new BundleException(Manifest.FILE, "name must be %s as its folder's".formatted(name));
        }
        if (!String.valueOf(manifest.version()).equals(version)) {
            throw new BundleException(
                    Manifest.FILE,
                    "version must be %s as its folder's name, not %d".formatted(version, manifest.version()));
        }
    }

    private static PayloadFile payload(Manifest manifest) throws BundleException {
        List<String> allowed = manifest.algorithm().payloads();
        if (manifest.files().size() != 1
                || !allowed.contains(manifest.files().get(0).name())) {
            throw new BundleException(
                    Manifest.FILE,
                    "files must name exactly one file, %s for %s"
                            .formatted(
                                    String.join(" or ", allowed),
                                    manifest.algorithm().id()));
        }
        return manifest.files().get(0);
    }

    private Estimator estimator(Manifest manifest, PayloadFile payload, BundleFiles files) throws BundleException {
        byte[] bytes = files.verified(payload);
        Algorithm algorithm = manifest.algorithm();
        if (!payload.name().equals(SerializedForests.FILE)) {
            return Payloads.decode(algorithm, payload.name(), bytes);
        }
        Estimator estimator =
                serialized.read(bytes, algorithm, manifest.schema().width());
        if (estimator.scoreKind() != algorithm.scoreKind()) {
            throw new BundleException(payload.name(), "must hold a model of the kind " + algorithm.id());
        }
        return estimator;
    }

    private static Pipeline pipeline(Manifest manifest, PayloadFile payload, Estimator estimator)
            throws BundleException {
        if (manifest.schema().width() != estimator.inputs()) {
            throw new BundleException(
                    Manifest.FILE,
                    "features must make the %d inputs that %s reads, not %d"
                            .formatted(
                                    estimator.inputs(),
                                    payload.name(),
                                    manifest.schema().width()));
        }
        return new Pipeline(manifest.schema(), estimator, manifest.threshold());
    }
}
