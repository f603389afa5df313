package io.vigil.core.series;

/// Bytes that are not a state of the detector they were given to.
public final class StateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StateException(String message) {
        super(message);
    }
}
