package io.vigil.core.series.sensors;

import io.vigil.core.series.SensorRules;
import org.jspecify.annotations.Nullable;

/// How one sensor is judged.
///
/// @param detector the name of its detector; null leaves it to the host, whose default is `streaming`
/// @param model the bundle that the detector is to use, for detectors that need one
/// @param unit what its values are measured in, for people to read
public record SensorSettings(
        SensorRules rules, @Nullable String detector, @Nullable String model, @Nullable String unit) {}
