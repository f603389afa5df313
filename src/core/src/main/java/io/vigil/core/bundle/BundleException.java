package io.vigil.core.bundle;

import io.vigil.core.json.JsonException;

/// A bundle that cannot be served: the file at fault and the rule it breaks.
public final class BundleException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String rule;

    /// @param file the name within the bundle, such as `forest.bin`
    /// @param rule what must hold, in one sentence without the file's name
    public BundleException(String file, String rule) {
        super(file + ": " + rule);
        this.file = file;
        this.rule = rule;
    }

    public BundleException(String file, String rule, Throwable cause) {
        super(file + ": " + rule, cause);
        this.file = file;
        this.rule = rule;
    }

    static BundleException of(JsonException e) {
        return new BundleException(e.file(), e.rule(), e);
    }

    public String file() {
        return file;
    }

    /// What must hold, without the file's name.
    public String rule() {
        return rule;
    }
}
