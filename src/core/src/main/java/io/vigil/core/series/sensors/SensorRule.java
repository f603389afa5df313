package io.vigil.core.series.sensors;

import io.vigil.core.series.Direction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One entry of `sensors.json`. What it leaves out is null and stays as it would be without it.
record SensorRule(
        Glob match,
        @Nullable String detector,
        @Nullable String model,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable String unit,
        @Nullable Duration maxGap,
        Duration lateness,
        Direction direction,
        double minDeviation) {}
