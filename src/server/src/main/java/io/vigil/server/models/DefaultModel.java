package io.vigil.server.models;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which model `/predict` means, and why.
///
/// @param name or null where there is none
/// @param reason in words, for the log and for who asks in vain
record DefaultModel(@Nullable String name, String reason) {

    /// The model that is the default where nothing says otherwise.
    static final String USUAL = "iot-anomaly";

    /// @param set the setting, or null
    /// @param found every model of the folder, refused ones included: a damaged model stays the default
    /// @param loaded those that have a version to serve
    static DefaultModel choose(@Nullable String set, Set<String> found, Collection<String> loaded) {
        if (set != null) {
            return new DefaultModel(set, "it is set as the default");
        }
        if (found.contains(USUAL)) {
            return new DefaultModel(USUAL, "none is set, and this is the usual one");
        }
        if (loaded.size() == 1) {
            return new DefaultModel(loaded.iterator().next(), "none is set, and this is the only one");
        }
        return new DefaultModel(
                null,
                loaded.isEmpty()
                        ? "there is no model to serve"
                        : "none is set, and of %d models none is called %s".formatted(loaded.size(), USUAL));
    }
}
