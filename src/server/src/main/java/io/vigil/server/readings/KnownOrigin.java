package io.vigil.server.readings;

/// An origin's row as the writer remembers it.
final class KnownOrigin {

    final int key;

    /// The last day that holds a reading of it, counted from 1970-01-01.
    long lastDay;

    KnownOrigin(int key, long lastDay) {
        this.key = key;
        this.lastDay = lastDay;
    }
}
