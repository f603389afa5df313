package io.vigil.core.series.seasonal;

import io.vigil.core.series.BaselineType;
import io.vigil.core.series.Moments;

/// What a sensor usually sends at a time, and how far it usually strays from that.
///
/// Medians are numbers of at most 1e150, standard deviations of at most 2e150 and above 0. Arrays are
/// copied on the way in and out.
public sealed interface Profile {

    BaselineType type();

    double baseline(LocalHour time);

    double std(LocalHour time);

    /// By the hour of the day.
    ///
    /// @param medians 24, as are the standard deviations
    record Daily(double[] medians, double[] stds) implements Profile {

        public Daily {
            medians = checked("daily.median", medians, LocalHour.HOURS);
            stds = positive("daily.std", stds, LocalHour.HOURS);
        }

        @Override
        public BaselineType type() {
            return BaselineType.DAILY;
        }

        @Override
        public double baseline(LocalHour time) {
            return medians[time.hour()];
        }

        @Override
        public double std(LocalHour time) {
            return stds[time.hour()];
        }

        @Override
        public double[] medians() {
            return medians.clone();
        }

        @Override
        public double[] stds() {
            return stds.clone();
        }
    }

    /// By the hour of the week.
    ///
    /// @param medians 168, the hours of Monday first, as are the standard deviations
    record Weekly(double[] medians, double[] stds) implements Profile {

        private static final int HOURS = LocalHour.DAYS_OF_WEEK * LocalHour.HOURS;

        public Weekly {
            medians = checked("weekly.median", medians, HOURS);
            stds = positive("weekly.std", stds, HOURS);
        }

        @Override
        public BaselineType type() {
            return BaselineType.WEEKLY;
        }

        @Override
        public double baseline(LocalHour time) {
            return medians[time.hourOfWeek()];
        }

        @Override
        public double std(LocalHour time) {
            return stds[time.hourOfWeek()];
        }

        @Override
        public double[] medians() {
            return medians.clone();
        }

        @Override
        public double[] stds() {
            return stds.clone();
        }
    }

    /// Half by the day of the year and half by the hour of the day, with the spread of the hour.
    ///
    /// @param medians 366, from January 1 on
    record Seasonal(double[] medians, Daily hours) implements Profile {

        public Seasonal {
            medians = checked("seasonal.median", medians, LocalHour.DAYS_OF_YEAR);
        }

        @Override
        public BaselineType type() {
            return BaselineType.SEASONAL;
        }

        @Override
        public double baseline(LocalHour time) {
            return 0.5 * medians[time.dayOfYear() - 1] + 0.5 * hours.baseline(time);
        }

        @Override
        public double std(LocalHour time) {
            return hours.std(time);
        }

        @Override
        public double[] medians() {
            return medians.clone();
        }
    }

    private static double[] checked(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException("%s must hold %d numbers".formatted(name, length));
        }
        for (double value : values) {
            if (!(Math.abs(value) <= Moments.HUGE)) {
                throw new IllegalArgumentException(name + " must hold numbers of at most 1e150");
            }
        }
        return values.clone();
    }

    private static double[] positive(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException("%s must hold %d numbers".formatted(name, length));
        }
        for (double value : values) {
            if (!(value > 0 && value <= 2 * Moments.HUGE)) {
                throw new IllegalArgumentException(name + " must hold numbers above 0 and at most 2e150");
            }
        }
        return values.clone();
    }
}
