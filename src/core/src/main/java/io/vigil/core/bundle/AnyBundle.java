package io.vigil.core.bundle;

/// A model as it came from disk, which scores records or judges readings.
public sealed interface AnyBundle permits Bundle, SeriesBundle {}
