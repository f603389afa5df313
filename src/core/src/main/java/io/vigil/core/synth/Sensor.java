package io.vigil.core.synth;

import java.util.List;

/// How one sensor behaves.
///
/// @param unit as people write it, may be empty
/// @param mean the level around which it moves
/// @param spread standard deviation of the levels of several entities around the mean
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
        String unit,
        double mean,
        double spread,
        double dailySwing,
        double noise,
        double drift,
        double min,
        double max,
        int decimals,
        int follows,
        double gain,
        List<Fault> faults) {

    /// The same around another level.
    Sensor movedBy(double level) {
        return new Sensor(
                name, unit, mean + level, spread, dailySwing, noise, drift, min, max, decimals, follows, gain, faults);
    }
}
