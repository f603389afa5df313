package io.vigil.core.series.seasonal;

import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fitted baselines of many sensors, as one bundle holds them. Immutable.
public final class SeasonalModel {

    private final ZoneId zone;
    private final SeasonalLimits limits;
    private final Map<String, SensorBaseline> sensors = new LinkedHashMap<>();

    /// @param zone whose hours and days the baselines follow
    /// @throws IllegalArgumentException where two sensors have the same id
    public SeasonalModel(ZoneId zone, SeasonalLimits limits, Collection<SensorBaseline> sensors) {
        this.zone = zone;
        this.limits = limits;
        for (SensorBaseline sensor : sensors) {
            if (this.sensors.put(sensor.id(), sensor) != null) {
                throw new IllegalArgumentException("sensors must not hold one sensor twice");
            }
        }
    }

    public ZoneId zone() {
        return zone;
    }

    public SeasonalLimits limits() {
        return limits;
    }

    /// In the order they were given.
    public List<SensorBaseline> sensors() {
        return List.copyOf(sensors.values());
    }

    /// @param id as [SensorBaseline#id()]
    public Optional<SensorBaseline> sensor(String id) {
        return Optional.ofNullable(sensors.get(id));
    }
}
