package io.vigil.core.series.readings;

import io.vigil.core.series.zones.Zones;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads readings from JSON objects in either spelling: `ts`, `plant_id`, `sensor`, `value`, `lat`,
/// `lon`, or `sensor_id`, `sensor_type`, `location`, `value`, `timestamp`, `unit`; also `sensor_name`
/// for the type and `anomaly` for the device's own verdict. Other fields are ignored.
///
/// A number may be sent as a string, an id as a number. Without `sensor_id` the id is
/// `<plant_id or location>/<type>`; without `location` it is the zone that contains the position, else
/// `plant_id`. Not safe for many threads.
public final class JsonReadings {

    private static final String NO_SCALAR = "\0";

    private final Cleaner cleaner;
    private final Fields fields = new Fields();
    private final Set<String> names = new HashSet<>();

    /// @param zone of times without an offset
    public JsonReadings(ZoneId zone, Zones zones) {
        this.cleaner = new Cleaner(zone, zones);
    }

    /// Reads the value at which the parser stands, and leaves the parser at its end.
    ///
    /// @throws tools.jackson.core.JacksonException where the text is not JSON
    public Parsed read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Parsed.Rejected(Rejection.NOT_AN_OBJECT);
        }
        fields.clear();
        names.clear();
        boolean twice = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            twice |= !names.add(name);
            int field = Fields.find(name);
            if (field >= 0) {
                fields.put(field, name, text(parser, token));
            }
            parser.skipChildren();
        }
        return twice ? new Parsed.Rejected(Rejection.DUPLICATE_FIELD) : cleaner.clean(fields);
    }

    /// A scalar as it is written; for an object or array what no text, number, time or flag may be.
    private static @Nullable String text(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return token.isScalarValue() ? parser.getString() : NO_SCALAR;
    }
}
