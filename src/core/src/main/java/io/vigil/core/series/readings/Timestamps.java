package io.vigil.core.series.readings;

import io.vigil.core.format.Numbers;
import io.vigil.core.series.Times;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Times as devices and files write them, in microseconds since 1970-01-01T00:00:00Z.
///
/// Read are epoch milliseconds, with a fraction or not, and ISO-8601: `2026-03-02`, or with a blank or
/// `T` and a time to the minute, second or fraction, then nothing, `Z` or an offset (`+01`, `+0100`,
/// `+01:00`). Years have four digits; what is finer than a microsecond is cut
/// off, of milliseconds rounded.
public final class Timestamps {

    private static final long MICROS_PER_SECOND = 1_000_000L;

    /// 9999-12-31T23:59:59.999Z.
    private static final double LATEST_MILLIS = 253_402_300_799_999.0;

    private static final Pattern OFFSET = Pattern.compile("[Zz]|[+-]\\d\\d(:?\\d\\d)?");

    private static final int DATE = 10;
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;

    private Timestamps() {}

    /// @param zone where a time without an offset is meant; of two that its clocks show, the first
    /// @return empty where the text is no time
    public static OptionalLong parse(String text, ZoneId zone) {
        if (isDate(text)) {
            return iso(text, zone);
        }
        double millis = Numbers.parse(text);
        if (!(Math.abs(millis) <= LATEST_MILLIS)) {
            return OptionalLong.empty();
        }
        long whole = (long) millis;
        return OptionalLong.of(whole * 1_000 + (long) Math.rint((millis - whole) * 1_000));
    }

    /// The time as Vigil writes it: ISO-8601 with `T` and `Z`, to the second, with three or six digits of
    /// a fraction where there is one.
    public static String text(long micros) {
        return DateTimeFormatter.ISO_INSTANT.format(Times.instant(micros));
    }

    private static boolean isDate(String text) {
        return text.length() >= DATE && text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    private static OptionalLong iso(String text, ZoneId zone) {
        int end = localEnd(text);
        int fraction = end > SECONDS ? micros(text, SECONDS + 1, end) : 0;
        if (end < 0 || fraction < 0) {
            return OptionalLong.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, DATE),
                    end > DATE ? number(text, 11, 13) : 0,
                    end > DATE ? number(text, 14, MINUTES) : 0,
                    end >= SECONDS ? number(text, 17, SECONDS) : 0);
            ZoneId meant = end == text.length() ? zone : offset(text, end);
            long seconds = local.atZone(meant).toEpochSecond();
            return OptionalLong.of(seconds * MICROS_PER_SECOND + fraction);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /// Where the local time ends and the offset, if any, begins; -1 where the marks are not in place.
    private static int localEnd(String text) {
        int length = text.length();
        if (length == DATE) {
            return DATE;
        }
        char mark = text.charAt(DATE);
        if (length < MINUTES || (mark != 'T' && mark != 't' && mark != ' ') || text.charAt(13) != ':') {
            return -1;
        }
        if (length < SECONDS || text.charAt(MINUTES) != ':') {
            return MINUTES;
        }
        if (length == SECONDS || text.charAt(SECONDS) != '.') {
            return SECONDS;
        }
        int end = SECONDS + 1;
        while (end < length && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The digits of a fraction as microseconds, -1 where there are none.
    private static int micros(String text, int from, int to) {
        int micros = from == to ? -1 : 0;
        for (int i = from; micros >= 0 && i < from + 6; i++) {
            micros = micros * 10 + (i < to ? text.charAt(i) - '0' : 0);
        }
        return micros;
    }

    /// @throws DateTimeException where one is no digit
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                throw new DateTimeException("not a digit");
            }
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    /// @throws DateTimeException where the rest is no offset
    private static ZoneOffset offset(String text, int from) {
        String id = text.substring(from);
        if (!OFFSET.matcher(id).matches()) {
            throw new DateTimeException("not an offset");
        }
        return ZoneOffset.of(id.toUpperCase(Locale.ROOT));
    }
}
