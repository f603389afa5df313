package io.vigil.client.send;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: `500ms`, `10s`, `2m`.
public final class Durations {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    private Durations() {}

    /// @throws IllegalArgumentException where the text is no positive duration
    public static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as 500ms, 10s or 2m");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    /// To three digits or so: `1.8 ms`, `250 ms`, `2.5 s`, `3 min 20 s`, `2 h 5 min`.
    public static String text(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 999.5) {
            return digits(millis) + " ms";
        }
        if (millis < 99_950) {
            return digits(millis / 1000) + " s";
        }
        long seconds = Math.round(millis / 1000);
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    private static String digits(double value) {
        String text = String.format(Locale.ROOT, value < 99.95 ? "%.1f" : "%.0f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
