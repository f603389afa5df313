package io.vigil.core.series.watch;

/// One part of a [Watch], as a host keeps it over a restart.
///
/// @param kind the detector whose state it is, or [#SENSOR]
/// @param key the sensor's id, or the key that the detector's sensors share; unique within a kind
/// @param bytes written by the detector's codec
public record SavedState(String kind, String key, byte[] bytes) {

    /// The kind of what is remembered of a sensor, whichever detector judges it.
    public static final String SENSOR = "sensor";
}
