package io.vigil.server.readings;

/// A sensor's row as the writer remembers it.
final class KnownSensor {

    final int key;

    /// The newest instant stored, Long.MIN_VALUE before the first.
    long newestMicros;

    boolean silent;

    KnownSensor(int key, long newestMicros, boolean silent) {
        this.key = key;
        this.newestMicros = newestMicros;
        this.silent = silent;
    }
}
