package io.vigil.core.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a detector says about one reading.
///
/// @param isAnomaly this reading raises an alarm
/// @param inEvent an alarm was raised and what raised it goes on; equal to `isAnomaly` for detectors
///     without events
/// @param score the anomaly score, higher is more anomalous
/// @param reasons why, in the order of [Reason]; empty outside events
/// @param expected the value foreseen, NaN where there is none
/// @param lower below it a value is a dip, NaN where there is no band
/// @param upper above it a value is a spike, NaN where there is no band
/// @param learning present while the detector learns and raises no alarm but `range`
/// @param seasonal what only a fitted baseline can say; null from every other detector
public record Verdict(
        boolean isAnomaly,
        boolean inEvent,
        double score,
        List<Reason> reasons,
        double expected,
        double lower,
        double upper,
        @Nullable Learning learning,
        @Nullable SeasonalDetail seasonal) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /// A verdict of a detector without fitted baselines.
    public Verdict(
            boolean isAnomaly,
            boolean inEvent,
            double score,
            List<Reason> reasons,
            double expected,
            double lower,
            double upper,
            @Nullable Learning learning) {
        this(isAnomaly, inEvent, score, reasons, expected, lower, upper, learning, null);
    }
}
