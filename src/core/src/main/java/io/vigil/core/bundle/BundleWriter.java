package io.vigil.core.bundle;

import io.vigil.core.model.Estimator;
import io.vigil.core.record.RecordBatch;
import java.io.IOException;
import java.nio.file.Path;

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
        throw new UnsupportedOperationException("" + models + draft + estimator + records);
    }

    /// The version after the highest one in `models/NAME`, 1 where there is none.
    public static int nextVersion(Path models, String name) throws IOException {
        throw new UnsupportedOperationException("" + models + name);
    }
}
