package io.vigil.server.readings;

import org.jspecify.annotations.Nullable;

/// What a reading says beside its sensor, time and value.
record Origin(String type, String location, @Nullable String plantId, @Nullable String unit) {}
