package io.vigil.core.series.watch;

/// Names a [SavedState].
record SavedStateKey(String kind, String key) {}
