package io.vigil.train;

/// Data that no model can be trained on; the message names the column and the rule.
public final class TrainingException extends Exception {

    private static final long serialVersionUID = 1L;

    public TrainingException(String message) {
        super(message);
    }
}
