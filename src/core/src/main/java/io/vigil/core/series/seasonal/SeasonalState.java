package io.vigil.core.series.seasonal;

import io.vigil.core.series.Bar;

/// What [SeasonalBaseline] remembers of one sensor, in 42 bytes when written. Not safe for many threads.
public final class SeasonalState {

    double bar = Bar.START;
    double bias;

    /// NaN before the first reading.
    double previous = Double.NaN;

    /// The moving average of the absolute residuals, NaN before the first reading.
    double ema = Double.NaN;

    long lastMicros = Long.MIN_VALUE;

    /// The last reading was out of the physical range.
    boolean outside;

    SeasonalState() {}
}
