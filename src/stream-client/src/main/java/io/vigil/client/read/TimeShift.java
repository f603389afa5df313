package io.vigil.client.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Moves the times of all rows by as much as brings the newest of them to a given instant.
///
/// Times are ISO-8601, those without an offset in UTC, or milliseconds since 1970; what is neither
/// stays as it is. They stand in the field named `timestamp`, `ts`, `time`, `datetime` or `date`.
public final class TimeShift {

    /// Leaves every time where it is.
    public static final TimeShift NONE = new TimeShift(Duration.ZERO);

    private static final List<String> NAMES = List.of("timestamp", "ts", "time", "datetime", "date");
    private static final int DATE = 10;

    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private final Duration by;
    private @Nullable Instant newest;

    private TimeShift(Duration by) {
        this.by = by;
    }

    /// Notes the newest time that it is shown and moves none.
    public static TimeShift scan() {
        return new TimeShift(Duration.ZERO);
    }

    /// What brings the newest time that this scan was shown to an instant; null where it was shown none.
    public @Nullable TimeShift to(Instant instant) {
        return newest == null ? null : new TimeShift(Duration.between(newest, instant));
    }

    static @Nullable String field(Collection<String> fields) {
        for (String name : NAMES) {
            for (String field : fields) {
                if (field.toLowerCase(Locale.ROOT).equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    /// The moved time as ISO-8601 in UTC, or the text itself where nothing is to be moved.
    String move(String text) {
        Instant time = this == NONE ? null : parse(text);
        if (time == null) {
            return text;
        }
        newest = newest == null || time.isAfter(newest) ? time : newest;
        return by.isZero() ? text : DateTimeFormatter.ISO_INSTANT.format(time.plus(by));
    }

    private static @Nullable Instant parse(String text) {
        try {
            if (JsonText.isNumber(text)) {
                return Instant.ofEpochMilli(Math.round(Double.parseDouble(text)));
            }
            if (text.length() == DATE) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            String iso = text.replace(' ', 'T');
            return iso.matches(".*([Zz]|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(iso, OFFSET).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
