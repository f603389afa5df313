package io.vigil.core.series.seasonal;

import io.vigil.core.series.seasonal.Profile.Daily;
import io.vigil.core.series.seasonal.Profile.Seasonal;
import io.vigil.core.series.seasonal.Profile.Weekly;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The profiles of one sensor of one entity.
///
/// @param entity what the sensor belongs to, such as a plant's id; may be empty
/// @param sensor what it measures, such as `Soil_Moisture`
/// @param weekly null where there were too few readings
/// @param seasonal null where there were too few readings
public record SensorBaseline(
        String entity, String sensor, Daily daily, @Nullable Weekly weekly, @Nullable Seasonal seasonal) {

    public SensorBaseline {
        if (sensor.isEmpty()) {
            throw new IllegalArgumentException("sensor must not be empty");
        }
    }

    /// The sensor's id in readings and files: `entity/sensor`, or the sensor alone.
    public String id() {
        return entity.isEmpty() ? sensor : entity + "/" + sensor;
    }

    /// Those there are, from the poorest to the richest.
    public List<Profile> profiles() {
        return Stream.of(daily, weekly, seasonal).filter(Objects::nonNull).map(Profile.class::cast).toList();
    }

    /// The one that answers.
    public Profile richest() {
        if (seasonal != null) {
            return seasonal;
        }
        return weekly != null ? weekly : daily;
    }

    /// The word for a value below the band (-1), in it (0) or above it (1), as people say it of such
    /// a sensor.
    String condition(int side) {
        if (side == 0) {
            return "normal";
        }
        String type = sensor.toLowerCase(Locale.ROOT);
        if (type.contains("moisture")) {
            return side < 0 ? "dry" : "wet";
        }
        if (type.contains("temperature")) {
            return side < 0 ? "cold" : "hot";
        }
        if (type.contains("humidity")) {
            return side < 0 ? "low_humidity" : "high_humidity";
        }
        return side < 0 ? "low" : "high";
    }
}
