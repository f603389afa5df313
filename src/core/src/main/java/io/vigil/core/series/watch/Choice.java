package io.vigil.core.series.watch;

import io.vigil.core.series.sensors.SensorsFile;
import org.jspecify.annotations.Nullable;

/// Which detector judges the sensors for which nothing else is said.
///
/// @param detector one of [SensorsFile#DETECTORS]
/// @param model the model of a `seasonal-baseline`, null for every other
public record Choice(String detector, @Nullable String model) {

    /// Vigil's own.
    public static final Choice STREAMING = new Choice("streaming", null);

    public Choice {
        if (!SensorsFile.DETECTORS.contains(detector)) {
            throw new IllegalArgumentException("detector must be one of " + String.join(", ", SensorsFile.DETECTORS));
        }
    }
}
