package io.vigil.core.synth;

import java.util.List;

/// How one sensor behaves.
///
/// @param mean the level around which it moves
/// @param dailySwing how far a day's warmest hour (15:00) lies above the mean
/// @param noise standard deviation of the white noise
/// @param drift by how much the level moves in a day
/// @param min what it can't show less than
/// @param max what it can't show more than
/// @param decimals digits after the decimal point
/// @param follows position of an earlier sensor whose healthy deviation it shares, or -1
/// @param gain how much of that deviation
record Sensor(
        String name,
        double mean,
        double dailySwing,
        double noise,
        double drift,
        double min,
        double max,
        int decimals,
        int follows,
        double gain,
        List<Fault> faults) {}
