package io.vigil.client.read;

import java.util.Locale;

/// What the file itself says of a row.
public enum Label {
    NORMAL,
    ANOMALY,
    /// The row has no label.
    NONE,
    /// The row's label is neither a 0 or 1 nor a true or false.
    UNREADABLE;

    static Label of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "" -> NONE;
            case "1", "1.0", "true" -> ANOMALY;
            case "0", "0.0", "false" -> NORMAL;
            default -> UNREADABLE;
        };
    }
}
