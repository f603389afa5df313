package io.vigil.core.series.windows;

/// What the readings of a zone were like in a window.
///
/// @param startMicros the first instant that belongs to it
/// @param endMicros the first that does not
/// @param median exact up to 4,096 readings per slide, beyond that of every second, fourth, and so on
/// @param std of a sample, NaN of one reading
public record ZoneStatistics(
        String zone,
        long startMicros,
        long endMicros,
        long count,
        double mean,
        double median,
        double min,
        double max,
        double std,
        long anomalies) {}
