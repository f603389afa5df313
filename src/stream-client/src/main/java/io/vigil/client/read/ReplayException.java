package io.vigil.client.read;

/// The replay cannot go on; the message is for the user.
public final class ReplayException extends Exception {

    private static final long serialVersionUID = 1;

    public ReplayException(String message) {
        super(message);
    }
}
