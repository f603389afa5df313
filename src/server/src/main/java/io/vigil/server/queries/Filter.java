package io.vigil.server.queries;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list is about: one sensor, one type, one location, some time; null where it is about all.
public record Filter(@Nullable String sensor, @Nullable String type, @Nullable String location, Range range) {

    private static final List<String> NAMES = List.of("sensor", "type", "location", "from", "to");

    /// The names of the parameters that [#of] takes, and others after them.
    public static List<String> names(String... others) {
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(List.of(others));
        return List.copyOf(names);
    }

    public static Filter of(Parameters parameters) {
        return new Filter(
                parameters.text("sensor"), parameters.text("type"), parameters.text("location"), parameters.range());
    }

    Filter withRange(@Nullable Long from, @Nullable Long to) {
        return new Filter(sensor, type, location, new Range(from, to));
    }

    /// Adds what the columns `sensor_type` and `location` must be.
    Sql place(Sql sql) {
        return sql.addIf("and sensor_type = ?", type).addIf("and location = ?", location);
    }
}
