package io.vigil.core.series.sensors;

import io.vigil.core.json.JsonException;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What `sensors.json` says: a list of entries of which the first whose `match` fits a sensor's id holds
/// for it.
///
/// Where an entry names no `min` and no `max`, and for sensors that none fits, the ranges of known types
/// hold: `soil_moisture` and `humidity` 0 to 100, `ambient_temperature` -30 to 60. Immutable and safe for
/// many threads.
public final class SensorsFile {

    /// The names of the series detectors.
    public static final List<String> DETECTORS =
            List.of("streaming", "rolling-z", "online-forest", "seasonal-baseline");

    /// The file of an installation that has none.
    public static final SensorsFile NONE = new SensorsFile(List.of());

    private final List<SensorRule> entries;

    SensorsFile(List<SensorRule> entries) {
        this.entries = List.copyOf(entries);
    }

    /// @param file the name to put before messages
    /// @throws JsonException naming the entry, the key and the rule, such as
    ///     `[2].max_gap must be an ISO-8601 duration such as PT10M`
    public static SensorsFile parse(String file, byte[] json) throws JsonException {
        return SensorsReader.read(file, json);
    }

    /// How a sensor is judged.
    public SensorSettings of(SensorKey key) {
        SensorRules known = KnownTypes.rules(key.type());
        for (SensorRule entry : entries) {
            if (entry.match().matches(key.sensor())) {
                return new SensorSettings(rules(entry, known), entry.detector(), entry.model(), entry.unit());
            }
        }
        return new SensorSettings(known, null, null, null);
    }

    /// The models that entries name, which the host must have.
    public Set<String> models() {
        return entries.stream().map(SensorRule::model).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static SensorRules rules(SensorRule entry, SensorRules known) {
        Double min = entry.min();
        Double max = entry.max();
        boolean own = min != null || max != null;
        double low = own ? min == null ? Double.NEGATIVE_INFINITY : min : known.min();
        double high = own ? max == null ? Double.POSITIVE_INFINITY : max : known.max();
        return new SensorRules(low, high, entry.maxGap(), entry.lateness(), entry.direction(), entry.minDeviation());
    }
}
