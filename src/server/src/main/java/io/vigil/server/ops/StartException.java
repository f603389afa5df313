package io.vigil.server.ops;

/// Why the server cannot start, in one line that its user can act on.
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String reason) {
        super(reason);
    }
}
