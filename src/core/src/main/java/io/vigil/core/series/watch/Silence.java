package io.vigil.core.series.watch;

import io.vigil.core.series.SensorKey;
import io.vigil.core.series.Verdict;

/// A sensor that has sent nothing for too long.
///
/// @param lastMicros the time of its newest reading, in microseconds since 1970-01-01T00:00:00Z
public record Silence(SensorKey key, long lastMicros, Verdict verdict) {}
