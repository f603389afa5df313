package io.vigil.core.series;

import org.jspecify.annotations.Nullable;

/// How a reading stands to the baseline that was fitted for its sensor. The verdict around it holds
/// the rest: `expected` is the adaptive baseline, `lower` and `upper` are the band.
///
/// @param ok false where the model has no baseline for this sensor; then all numbers are NaN
/// @param type the baseline that answered, null where there is none
/// @param baseline what was fitted for this time
/// @param bias how far the sensor has moved from its baselines, this reading included if it was
///     learned from
/// @param bandStd the standard deviation that was fitted for this time
/// @param band outside the band
/// @param spike far from the reading before
/// @param isBreak far from the baseline for a while
/// @param emaAbsRes the moving average of the absolute residuals, this one included
/// @param condition where the value lies against the band, in the words of the sensor's type
public record SeasonalDetail(
        boolean ok,
        @Nullable BaselineType type,
        double baseline,
        double bias,
        double bandStd,
        boolean band,
        boolean spike,
        boolean isBreak,
        double emaAbsRes,
        @Nullable String condition) {

    /// There is no baseline.
    public static final SeasonalDetail NONE = new SeasonalDetail(
            false, null, Double.NaN, Double.NaN, Double.NaN, false, false, false, Double.NaN, null);
}
