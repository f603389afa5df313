package io.vigil.core.series;

/// Which sensors share one state of a detector.
public enum Keying {
    SENSOR,
    TYPE_AND_LOCATION,
    TYPE;

    /// The key under which the state of this sensor is kept.
    public String of(SensorKey key) {
        if (this == SENSOR) {
            return key.sensor();
        }
        return this == TYPE ? key.type() : key.type() + "@" + key.location();
    }
}
