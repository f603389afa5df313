package io.vigil.core.series;

/// Which sensor a reading comes from.
///
/// @param sensor the id, unique in an installation
/// @param type what it measures, such as `humidity`
/// @param location where it stands; may be empty
public record SensorKey(String sensor, String type, String location) {

    public SensorKey {
        if (sensor.isEmpty()) {
            throw new IllegalArgumentException("sensor must not be empty");
        }
    }

    /// A sensor of which only the id is known: its type is the id, its location empty.
    public static SensorKey of(String sensor) {
        return new SensorKey(sensor, sensor, "");
    }
}
