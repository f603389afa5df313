package io.vigil.core.series.sensors;

import io.vigil.core.series.SensorRules;
import java.util.Locale;
import java.util.Map;

/// The physical ranges of sensor types that every installation has alike.
///
/// A plain temperature has none: an oven and a freezer both send one.
final class KnownTypes {

    private static final SensorRules PERCENT = SensorRules.range(0, 100);

    private static final Map<String, SensorRules> RANGES = Map.of(
            "soil_moisture", PERCENT,
            "humidity", PERCENT,
            "ambient_temperature", SensorRules.range(-30, 60));

    private KnownTypes() {}

    /// @param type in capitals or not
    static SensorRules rules(String type) {
        return RANGES.getOrDefault(type.toLowerCase(Locale.ROOT), SensorRules.NONE);
    }
}
