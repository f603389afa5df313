package io.vigil.cli;

import java.nio.file.Path;
import java.util.Locale;

/// The name that a model gets from its data.
final class ModelName {

    private ModelName() {}

    /// The stem of a file in lower case, in the letters that a model's name may have; it may turn out
    /// to be no name all the same.
    static String of(Path file) {
        return String.valueOf(file.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(csv|tsv|txt)$", "")
                .replaceAll("[^a-z0-9._-]", "-")
                .replaceFirst("^[^a-z0-9]+", "");
    }
}
