package io.vigil.core.format;

/// Says why bytes are not in their format at all: not UTF-8, not JSON, not CSV, nested too deeply.
///
/// The message names the rule and the place and never repeats a value.
public final class MalformedException extends Exception {

    public MalformedException(String message) {
        super(message);
    }
}
