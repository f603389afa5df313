package io.vigil.core.series.seasonal;

import io.vigil.core.series.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;

/// The hour that local clocks show at an instant.
///
/// @param year of the calendar
/// @param dayOfYear 1 to 366; the leap day is the 60th, and so is March 1 of other years
/// @param dayOfWeek 0 for Monday to 6 for Sunday
/// @param hour 0 to 23
record LocalHour(int year, int dayOfYear, int dayOfWeek, int hour) {

    static final int HOURS = 24;
    static final int DAYS_OF_WEEK = 7;
    static final int DAYS_OF_YEAR = 366;

    private static final int SECONDS_OF_HOUR = 3_600;
    private static final int SECONDS_OF_DAY = HOURS * SECONDS_OF_HOUR;

    /// 1970-01-01 was a Thursday.
    private static final int FIRST_DAY_OF_WEEK = 3;

    static LocalHour of(ZoneRules zone, long micros) {
        long utc = Math.floorDiv(micros, Times.MICROS_PER_SECOND);
        long second = utc + zone.getOffset(Instant.ofEpochSecond(utc)).getTotalSeconds();
        long day = Math.floorDiv(second, SECONDS_OF_DAY);
        LocalDate date = LocalDate.ofEpochDay(day);
        int hour = Math.floorMod(second, SECONDS_OF_DAY) / SECONDS_OF_HOUR;
        return new LocalHour(
                date.getYear(), date.getDayOfYear(), Math.floorMod(day + FIRST_DAY_OF_WEEK, DAYS_OF_WEEK), hour);
    }

    int hourOfWeek() {
        return dayOfWeek * HOURS + hour;
    }
}
