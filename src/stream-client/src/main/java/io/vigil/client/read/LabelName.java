package io.vigil.client.read;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which field of a row is its label: the one the user named, else the first of the usual names.
///
/// @param names in the order in which they are looked for
/// @param demanded true where the user named it, so that a header without it is an error
public record LabelName(List<String> names, boolean demanded) {

    public static LabelName of(@Nullable String named) {
        return named == null
                ? new LabelName(List.of("Anomaly", "anomaly", "is_anomaly"), false)
                : new LabelName(List.of(named), true);
    }

    @Nullable String among(Collection<String> fields) {
        for (String name : names) {
            if (fields.contains(name)) {
                return name;
            }
        }
        return null;
    }
}
