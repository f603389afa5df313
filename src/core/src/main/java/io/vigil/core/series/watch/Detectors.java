package io.vigil.core.series.watch;

import io.vigil.core.series.SensorRules;
import io.vigil.core.series.SeriesDetector;
import io.vigil.core.series.online.OnlineForest;
import io.vigil.core.series.rolling.RollingZ;
import io.vigil.core.series.seasonal.SeasonalBaseline;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.streaming.Streaming;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The series detectors of an installation by their names. Immutable.
public final class Detectors {

    private final ZoneId zone;
    private final Map<String, SeasonalModel> models;

    /// @param zone whose hours of the day new states follow
    /// @param models the fitted baselines, by the names of their bundles
    public Detectors(ZoneId zone, Map<String, SeasonalModel> models) {
        this.zone = zone;
        this.models = Map.copyOf(models);
    }

    /// Detectors that need no model.
    public Detectors(ZoneId zone) {
        this(zone, Map.of());
    }

    /// @param name one of [io.vigil.core.series.sensors.SensorsFile#DETECTORS]
    /// @param model of a `seasonal-baseline`; no other detector looks at it
    /// @throws IllegalArgumentException where there is no such detector or model
    public SeriesDetector<?> of(String name, SensorRules rules, @Nullable String model) {
        return switch (name) {
            case "streaming" -> new Streaming(zone, rules);
            case "rolling-z" -> new RollingZ(rules);
            case "online-forest" -> new OnlineForest(zone, rules);
            case "seasonal-baseline" -> new SeasonalBaseline(model(model), rules);
            default -> throw new IllegalArgumentException("there is no detector " + name);
        };
    }

    private SeasonalModel model(@Nullable String name) {
        SeasonalModel model = name == null ? null : models.get(name);
        if (model == null) {
            throw new IllegalArgumentException("there is no series model " + name);
        }
        return model;
    }

    /// A detector that reads and writes states of its kind; it knows no sensor.
    SeriesDetector<?> ofState(String name) {
        SeasonalModel none = new SeasonalModel(zone, SeasonalLimits.DEFAULT, List.of());
        return name.equals("seasonal-baseline")
                ? new SeasonalBaseline(none, SensorRules.NONE)
                : of(name, SensorRules.NONE, null);
    }
}
