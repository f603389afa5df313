package io.vigil.core.synth;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as people write them: `250ms`, `1s`, `1.5m`, `1h`, `1d`.
public final class Interval {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");
    private Interval() {}

    /// @throws IllegalArgumentException where the text is none, or 0
    public static Duration parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (matcher.matches()) {
            BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2)));
            if (nanos.signum() > 0 && nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return Duration.ofNanos(Math.max(1, nanos.longValue()));
            }
        }
        throw new IllegalArgumentException("must be a length of time above 0 such as 250ms, 1s, 5m, 1h or 1d");
    }

    private static BigDecimal unit(String name) {
        long nanos =
                switch (name) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 86_400_000_000_000L;
                };
        return BigDecimal.valueOf(nanos);
    }
}
