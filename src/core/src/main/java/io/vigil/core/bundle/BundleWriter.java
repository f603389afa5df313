package io.vigil.core.bundle;

import io.vigil.core.bundle.Manifest.PayloadFile;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.Pipeline;
import io.vigil.core.record.RecordBatch;
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
        Path hidden = model.resolve("." + version + ".tmp");
        Files.createDirectories(model);
        delete(hidden);
        try {
            content.writeTo(Files.createDirectory(hidden));
            return Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(hidden);
        }
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
