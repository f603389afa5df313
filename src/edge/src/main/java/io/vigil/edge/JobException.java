package io.vigil.edge;

/// A job that cannot be done; the message is all that people see of it.
public final class JobException extends Exception {

    private static final long serialVersionUID = 1L;

    public JobException(String message) {
        super(message);
    }
}
