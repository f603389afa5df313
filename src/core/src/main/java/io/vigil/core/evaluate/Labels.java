package io.vigil.core.evaluate;

import java.util.Locale;
import java.util.Optional;

/// Labels as files hold them: `1` and `0`, also written `1.0` and `0.0`, or `true` and `false`.
public final class Labels {

    /// What a label must be, to end a sentence with.
    public static final String RULE = "0, 1, false or true";

    private Labels() {}

    /// Whether the label means an anomaly; absent where the text is no label.
    public static Optional<Boolean> parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true" -> Optional.of(true);
            case "0", "0.0", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
