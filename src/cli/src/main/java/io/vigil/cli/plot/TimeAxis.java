package io.vigil.cli.plot;

import io.vigil.core.series.Times;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A horizontal axis of time, with marks where clocks and calendars show something round.
final class TimeAxis {

    private static final DateTimeFormatter SECOND = formatter("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = formatter("HH:mm");
    private static final DateTimeFormatter DAY = formatter("d MMM");
    private static final DateTimeFormatter MONTH = formatter("MMM uuuu");
    private static final DateTimeFormatter YEAR = formatter("uuuu");

    private static final List<Step> STEPS = List.of(
            new Step(1, ChronoUnit.SECONDS),
            new Step(5, ChronoUnit.SECONDS),
            new Step(15, ChronoUnit.SECONDS),
            new Step(1, ChronoUnit.MINUTES),
            new Step(5, ChronoUnit.MINUTES),
            new Step(15, ChronoUnit.MINUTES),
            new Step(1, ChronoUnit.HOURS),
            new Step(3, ChronoUnit.HOURS),
            new Step(6, ChronoUnit.HOURS),
            new Step(1, ChronoUnit.DAYS),
            new Step(2, ChronoUnit.DAYS),
            new Step(1, ChronoUnit.WEEKS),
            new Step(2, ChronoUnit.WEEKS),
            new Step(1, ChronoUnit.MONTHS),
            new Step(3, ChronoUnit.MONTHS),
            new Step(1, ChronoUnit.YEARS),
            new Step(5, ChronoUnit.YEARS),
            new Step(20, ChronoUnit.YEARS));

    private static final Step LONGEST = new Step(100, ChronoUnit.YEARS);

    /// The distance between two marks.
    private record Step(int amount, ChronoUnit unit) {

        double seconds() {
            return (double) amount * unit.getDuration().toSeconds();
        }
    }

    private final ZoneId zone;
    private final long first;
    private final long last;
    private final double left;
    private final double right;

    /// @param first the earliest instant, in microseconds
    /// @param last the latest
    TimeAxis(ZoneId zone, long first, long last, double left, double right) {
        this.zone = zone;
        this.first = first;
        this.last = Math.max(last, first + 1);
        this.left = left;
        this.right = right;
    }

    double x(long micros) {
        return left + ((double) micros - first) / ((double) last - first) * (right - left);
    }

    /// A mark and what stands below it.
    record Mark(double x, String text) {}

    List<Mark> marks(int most) {
        double seconds = ((double) last - first) / Times.MICROS_PER_SECOND;
        Step step = STEPS.stream()
                .filter(candidate -> seconds / candidate.seconds() <= most)
                .findFirst()
                .orElse(LONGEST);
        List<Mark> marks = new ArrayList<>();
        LocalDateTime time = start(step.unit(), step.amount());
        for (long at = micros(time); at <= last; at = micros(time)) {
            if (at >= first) {
                marks.add(new Mark(x(at), text(time, step.unit())));
            }
            time = time.plus(step.amount(), step.unit());
        }
        return marks;
    }

    /// Something round before the first instant.
    private LocalDateTime start(ChronoUnit unit, int amount) {
        LocalDateTime time = LocalDateTime.ofInstant(Times.instant(first), zone);
        LocalDate day = time.toLocalDate();
        return switch (unit) {
            case SECONDS, MINUTES -> time.truncatedTo(ChronoUnit.HOURS);
            case WEEKS -> day.with(DayOfWeek.MONDAY).atStartOfDay();
            case MONTHS -> day.withDayOfYear(1).atStartOfDay();
            case YEARS -> LocalDate.of(Math.floorDiv(day.getYear(), amount) * amount, 1, 1).atStartOfDay();
            default -> day.atStartOfDay();
        };
    }

    private long micros(LocalDateTime time) {
        return Times.micros(time.atZone(zone).toInstant());
    }

    private static String text(LocalDateTime time, ChronoUnit unit) {
        return switch (unit) {
            case SECONDS -> SECOND.format(time);
            case MINUTES, HOURS -> (time.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : MINUTE).format(time);
            case MONTHS -> MONTH.format(time);
            case YEARS -> YEAR.format(time);
            default -> DAY.format(time);
        };
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
