package io.vigil.server.queries;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The figures on top of the dashboard.
///
/// @param parts readings and anomalies per location and type
/// @param active sensors that sent in the range and are not silent
/// @param newest when any of them last sent, in microseconds, or null
record Summary(List<Part> parts, long active, long silent, long openIncidents, @Nullable Long newest) {

    record Part(String location, String type, long readings, long anomalies) {

        Part plus(Part other) {
            return new Part(location, type, readings + other.readings, anomalies + other.anomalies);
        }
    }

    void write(JsonFields fields) {
        fields.whole("readings", parts.stream().mapToLong(Part::readings).sum());
        fields.whole("anomalies", parts.stream().mapToLong(Part::anomalies).sum());
        fields.whole("active_sensors", active).whole("silent_sensors", silent).whole("open_incidents", openIncidents);
        sums(fields, "by_type", "sensor_type", Part::type);
        sums(fields, "by_location", "location", Part::location);
        fields.time("newest", newest);
    }

    private void sums(JsonFields fields, String name, String keyName, Function<Part, String> key) {
        Map<String, Part> sums = new TreeMap<>();
        parts.forEach(part -> sums.merge(key.apply(part), part, Part::plus));
        fields.objects(name, sums.values(), (sum, its) ->
                its.text(keyName, key.apply(sum)).whole("readings", sum.readings()).whole("anomalies", sum.anomalies()));
    }
}
