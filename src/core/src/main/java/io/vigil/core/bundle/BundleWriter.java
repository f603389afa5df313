package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.PayloadFile;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.Pipeline;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.series.seasonal.SeasonalModel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Writes bundles; the same input gives the same bytes.
public final class BundleWriter {

    private BundleWriter() {}

    /// Writes a new version as `models/NAME/VERSION` and returns that folder. It is written under the
    /// hidden name `.VERSION.tmp` and then renamed, so that no reader ever sees half of it; what a
    /// killed writer left there is removed first.
    ///
    /// @param draft the manifest, whose `golden` and `files` are empty: they are filled in here
    /// @param records from which the golden records are taken, evenly spread, such as the training
    ///     data; those that the model refuses are passed over
    /// @throws FileAlreadyExistsException where the version exists
    public static Path write(Path models, Manifest draft, Estimator estimator, RecordBatch records)
            throws IOException {
        if (estimator.scoreKind() != draft.scoreKind()) {
            throw new IllegalArgumentException(
                    "the estimator must be a %s".formatted(draft.algorithm().id()));
        }
        Pipeline pipeline = new Pipeline(draft.schema(), estimator, draft.threshold());
        byte[] payload = Payloads.encode(estimator);
        String file = draft.algorithm().payload();
        Manifest manifest = draft.with(
                GoldenRecords.take(pipeline, records),
                List.of(new PayloadFile(file, BundleFiles.sha256(payload), payload.length)));
        byte[] json = ManifestWriter.write(manifest);
        return place(models.resolve(draft.name()), draft.version(), folder -> {
            Files.write(folder.resolve(file), payload);
            Files.write(folder.resolve(Manifest.FILE), json);
        });
    }

    /// Writes a new version of a series model as `models/NAME/VERSION` and returns that folder.
    ///
    /// @param draft the manifest, whose `files` are empty: they are filled in here
    /// @throws FileAlreadyExistsException where the version exists
    /// @throws IOException also where the model is too large to be read again
    public static Path write(Path models, SeriesManifest draft, SeasonalModel model) throws IOException {
        return place(models.resolve(draft.name()), draft.version(), content(draft, model));
    }

    /// The same, in the place of the version that is there if there is one; for a moment between the two
    /// there is none.
    public static Path replace(Path models, SeriesManifest draft, SeasonalModel model) throws IOException {
        Path target = models.resolve(draft.name()).resolve(String.valueOf(draft.version()));
        Path hidden = fill(target, content(draft, model));
        Path old = target.resolveSibling("." + draft.version() + ".old");
        delete(old);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
        return target;
    }

    private static Content content(SeriesManifest draft, SeasonalModel model) throws IOException {
        byte[] payload = SeasonalPayload.encode(model);
        if (payload.length > BundleFiles.MAX_BASELINES) {
            throw new IOException("the baselines of %d sensors make %d bytes, a bundle holds at most %d"
                    .formatted(model.sensors().size(), payload.length, BundleFiles.MAX_BASELINES));
        }
        SeriesManifest manifest = draft.with(
                List.of(new PayloadFile(SeriesManifest.PAYLOAD, BundleFiles.sha256(payload), payload.length)));
        byte[] json = ManifestWriter.write(manifest);
        return folder -> {
            Files.write(folder.resolve(SeriesManifest.PAYLOAD), payload);
            Files.write(folder.resolve(Manifest.FILE), json);
        };
    }

    /// The version after the highest one in `models/NAME`, 1 where there is none.
    public static int nextVersion(Path models, String name) throws IOException {
        Path folder = models.resolve(name);
        if (!Files.isDirectory(folder)) {
            return 1;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return 1 + entries.mapToInt(Versions::of).max().orElse(0);
        }
    }

    /// What fills in a bundle's folder.
    private interface Content {
        void writeTo(Path folder) throws IOException;
    }

    private static Path place(Path model, int version, Content content) throws IOException {
        Path target = model.resolve(String.valueOf(version));
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        return Files.move(fill(target, content), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The hidden folder beside a version's own, with its content; nothing is left of it on a failure.
    private static Path fill(Path target, Content content) throws IOException {
        Path hidden = target.resolveSibling("." + target.getFileName() + ".tmp");
        Files.createDirectories(hidden.getParent());
        delete(hidden);
        try {
            content.writeTo(Files.createDirectory(hidden));
        } catch (IOException e) {
            delete(hidden);
            throw e;
        }
        return hidden;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
