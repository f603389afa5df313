package io.vigil.core.series.seasonal;

import io.vigil.core.series.Moments;
import io.vigil.core.series.seasonal.Profile.Daily;
import io.vigil.core.series.seasonal.Profile.Seasonal;
import io.vigil.core.series.seasonal.Profile.Weekly;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The readings of one sensor from which its baselines are fitted. Their order does not matter; what
/// cleaning refuses must not be added. Not safe for many threads.
public final class History {

    /// A week of hours.
    private static final int WEEKLY_FROM = 168;

    /// Sixty days of hours.
    private static final int SEASONAL_FROM = 1_440;

    private static final int FIRST_CAPACITY = 256;

    private final ZoneRules zone;
    private int[] hours = new int[FIRST_CAPACITY];
    private int[] days = new int[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private int size;
    private int firstYear = Integer.MAX_VALUE;
    private int lastYear = Integer.MIN_VALUE;

    /// @param zone whose hours and days the baselines follow
    public History(ZoneId zone) {
        this.zone = zone.getRules();
    }

    /// @param micros the event time in microseconds since 1970-01-01T00:00:00Z
    /// @param value finite
    public void add(long micros, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite");
        }
        if (size == values.length) {
            hours = Arrays.copyOf(hours, 2 * size);
            days = Arrays.copyOf(days, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        LocalHour time = LocalHour.of(zone, micros);
        hours[size] = time.hourOfWeek();
        days[size] = time.dayOfYear() - 1;
        values[size++] = Moments.bounded(value);
        firstYear = Math.min(firstYear, time.year());
        lastYear = Math.max(lastYear, time.year());
    }

    /// How many readings were added.
    public int size() {
        return size;
    }

    /// Fits every profile that so many readings allow.
    ///
    /// @throws IllegalStateException without any reading
    public SensorBaseline fit(String entity, String sensor) {
        if (size == 0) {
            throw new IllegalStateException("a baseline needs at least one reading");
        }
        Daily daily = daily();
        return new SensorBaseline(entity, sensor, daily, weekly(), seasonal(daily));
    }

    private Daily daily() {
        Buckets byHour = new Buckets(LocalHour.HOURS, i -> hours[i] % LocalHour.HOURS, values, size);
        double[] medians = byHour.medians();
        Gaps.fill(medians, 0, 1, LocalHour.HOURS);
        return new Daily(medians, byHour.stds());
    }

    private @Nullable Weekly weekly() {
        if (size < WEEKLY_FROM) {
            return null;
        }
        int all = LocalHour.DAYS_OF_WEEK * LocalHour.HOURS;
        Buckets byHour = new Buckets(all, i -> hours[i], values, size);
        double[] medians = byHour.medians();
        for (int day = 0; day < LocalHour.DAYS_OF_WEEK; day++) {
            Gaps.fill(medians, day * LocalHour.HOURS, 1, LocalHour.HOURS);
        }
        for (int hour = 0; hour < LocalHour.HOURS; hour++) {
            Gaps.fill(medians, hour, LocalHour.HOURS, LocalHour.DAYS_OF_WEEK);
        }
        return new Weekly(medians, byHour.stds());
    }

    private @Nullable Seasonal seasonal(Daily daily) {
        if (size < SEASONAL_FROM && firstYear == lastYear) {
            return null;
        }
        double[] medians = new Buckets(LocalHour.DAYS_OF_YEAR, i -> days[i], values, size).medians();
        Gaps.fill(medians, 0, 1, LocalHour.DAYS_OF_YEAR);
        return new Seasonal(medians, daily);
    }
}
