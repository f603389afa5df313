package io.vigil.core.format;

/// Says that a body holds more records than allowed.
public final class TooLargeException extends Exception {

    private final int limit;

    public TooLargeException(int limit) {
        super("more than " + limit + " records");
        this.limit = limit;
    }

    /// How many records are allowed.
    public int limit() {
        return limit;
    }
}
