package io.vigil.edge;

import io.vigil.core.json.JsonException;
import io.vigil.core.series.zones.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// What the environment's variables say; an empty one says nothing.
public record Environment(Map<String, String> variables) {

    private static final String TIME_ZONE = "VIGIL_TIME_ZONE";
    private static final String ZONES = "VIGIL_ZONES";
    private static final String SENSORS = "VIGIL_SENSORS";

    /// An environment that says nothing.
    public static final Environment NONE = new Environment(Map.of());

    public Environment {
        variables = Map.copyOf(variables);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /// The zone of times without an offset and of hours of the day.
    public ZoneId timeZone() throws JobException {
        Optional<String> name = variable(TIME_ZONE);
        try {
            return ZoneId.of(name.orElse("UTC"));
        } catch (DateTimeException e) {
            throw new JobException(TIME_ZONE + " must be a time zone, such as UTC or Europe/Berlin");
        }
    }

    /// The zones in which positions lie.
    public Zones zones() throws IOException, JobException {
        Optional<String> file = variable(ZONES);
        try {
            return file.isEmpty() ? Zones.NONE : Zones.parse(file.get(), Files.readAllBytes(Path.of(file.get())));
        } catch (JsonException e) {
            throw new JobException(String.valueOf(e.getMessage()));
        }
    }

    /// The file that says what is known of sensors.
    Optional<Path> sensors() {
        return variable(SENSORS).map(Path::of);
    }
}
