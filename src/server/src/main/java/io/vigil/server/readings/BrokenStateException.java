package io.vigil.server.readings;

import io.vigil.core.series.watch.SavedState;

/// A saved state of a detector that cannot be read. To try again does not help, somebody must repair it.
final class BrokenStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenStateException(SavedState saved, RuntimeException reason) {
        super(
                "the saved state %s of %s cannot be read: %s; \"Recovery\" in docs/operations.md says what to do"
                        .formatted(saved.kind(), saved.key(), reason.getMessage()),
                reason);
    }
}
