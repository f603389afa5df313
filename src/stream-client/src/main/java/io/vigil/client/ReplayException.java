package io.vigil.client;

/// The replay cannot go on; the message is for the user.
final class ReplayException extends Exception {

    private static final long serialVersionUID = 1;

    ReplayException(String message) {
        super(message);
    }
}
