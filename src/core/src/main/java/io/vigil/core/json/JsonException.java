package io.vigil.core.json;

/// A JSON file that breaks a rule: which file, and the rule, which names the value.
public final class JsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String rule;

    /// @param file its name, such as `sensors.json`
    /// @param rule what must hold, in one sentence without the file's name
    public JsonException(String file, String rule) {
        super(file + ": " + rule);
        this.file = file;
        this.rule = rule;
    }

    public JsonException(String file, String rule, Throwable cause) {
        super(file + ": " + rule, cause);
        this.file = file;
        this.rule = rule;
    }

    public String file() {
        return file;
    }

    /// What must hold, without the file's name.
    public String rule() {
        return rule;
    }
}
