package io.vigil.server.db;

import java.nio.file.Path;

/// Another server holds the data folder.
final class FolderInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderInUseException(Path folder) {
        super("the data folder %s is in use by another server; name another with --data DIR or VIGIL_DATA"
                .formatted(folder));
    }
}
