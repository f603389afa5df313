package io.vigil.core.bundle;

import io.vigil.core.series.seasonal.SeasonalModel;

/// A series model as it came from disk: what it says of itself, and the baselines of its sensors.
public record SeriesBundle(SeriesManifest manifest, SeasonalModel model) implements AnyBundle {}
