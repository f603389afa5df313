package io.vigil.core.synth;

/// A generator configuration that breaks a rule; the message names the key and the rule.
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    ConfigException(String message) {
        super(message);
    }
}
