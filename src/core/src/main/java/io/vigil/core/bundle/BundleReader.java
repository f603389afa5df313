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

    /// Reads a row model.
    ///
    /// @param folder `models/NAME/VERSION`
    /// @throws BundleException naming the file and the rule it breaks
    public Bundle read(Path folder) throws BundleException {
        return requireRow(readAny(folder));
    }

    /// Reads a series model.
    ///
    /// @param folder `models/NAME/VERSION`
    /// @throws BundleException naming the file and the rule it breaks
    public static SeriesBundle readSeries(Path folder) throws BundleException {
        return requireSeries(new BundleReader(SerializedForests.REFUSED).readAny(folder));
    }

    AnyBundle readAny(Path folder) throws BundleException {
        BundleFiles files = BundleFiles.in(folder);
        AnyManifest manifest = ManifestReader.read(files.json(Manifest.FILE));
        requirePlace(manifest, folder.toAbsolutePath().normalize());
        return manifest instanceof SeriesManifest series ? series(series, files) : row((Manifest) manifest, files);
    }

    static Bundle requireRow(AnyBundle bundle) throws BundleException {
        if (bundle instanceof Bundle row) {
            return row;
        }
        throw new BundleException(
                Manifest.FILE,
                "algorithm must be one that scores records, %s judges readings: vigil detect does that"
                        .formatted(SeriesManifest.ALGORITHM));
    }

    static SeriesBundle requireSeries(AnyBundle bundle) throws BundleException {
        if (bundle instanceof Bundle row) {
            throw new BundleException(
                    Manifest.FILE,
                    "algorithm must be %s, %s scores records: vigil score does that"
                            .formatted(
                                    SeriesManifest.ALGORITHM,
                                    row.manifest().algorithm().id()));
        }
        return (SeriesBundle) bundle;
    }

    private static SeriesBundle series(SeriesManifest manifest, BundleFiles files) throws BundleException {
        PayloadFile payload = payload(manifest, List.of(SeriesManifest.PAYLOAD), SeriesManifest.ALGORITHM);
        return new SeriesBundle(manifest, SeasonalPayload.decode(files.verified(payload)));
    }

    private Bundle row(Manifest manifest, BundleFiles files) throws BundleException {
        Algorithm algorithm = manifest.algorithm();
        PayloadFile payload = payload(manifest, algorithm.payloads(), algorithm.id());
        Estimator estimator = estimator(manifest, payload, files);
        Pipeline pipeline = pipeline(manifest, payload, estimator);
        GoldenRecords.check(manifest, pipeline);
        return new Bundle(manifest, pipeline, !manifest.golden().isEmpty());
    }

    private static void requirePlace(AnyManifest manifest, Path folder) throws BundleException {
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

    private static PayloadFile payload(AnyManifest manifest, List<String> allowed, String algorithm)
            throws BundleException {
        if (manifest.files().size() != 1
                || !allowed.contains(manifest.files().get(0).name())) {
            throw new BundleException(
                    Manifest.FILE,
                    "files must name exactly one file, %s for %s".formatted(String.join(" or ", allowed), algorithm));
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
