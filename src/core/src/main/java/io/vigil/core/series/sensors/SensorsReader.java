package io.vigil.core.series.sensors;

import io.vigil.core.json.JsonException;
import io.vigil.core.json.JsonValue;
import io.vigil.core.series.Direction;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `sensors.json`.
final class SensorsReader {

    private static final List<String> KEYS = List.of(
            "match", "detector", "model", "min", "max", "unit", "max_gap", "lateness", "direction", "min_deviation");
    private static final List<String> DIRECTIONS = List.of("both", "up", "down");

    private SensorsReader() {}

    static SensorsFile read(String file, byte[] json) throws JsonException {
        List<SensorRule> entries = new ArrayList<>();
        for (JsonValue entry : JsonValue.parseArray(file, json).items()) {
            entries.add(entry(entry));
        }
        return new SensorsFile(entries);
    }

    private static SensorRule entry(JsonValue entry) throws JsonException {
        entry.requireKeys(KEYS);
        String detector = oneOf(entry, "detector", SensorsFile.DETECTORS);
        String model = text(entry, "model");
        if ("seasonal-baseline".equals(detector) && model == null) {
            throw entry.broken("must name the model of its seasonal-baseline");
        }
        Double min = number(entry, "min");
        Double max = number(entry, "max");
        if (min != null && max != null && !(min < max)) {
            throw entry.broken("must have a min below its max");
        }
        return new SensorRule(
                new Glob(notEmpty(entry.required("match"))),
                detector,
                model,
                min,
                max,
                text(entry, "unit"),
                maxGap(entry),
                lateness(entry),
                direction(entry),
                minDeviation(entry));
    }

    private static @Nullable Duration maxGap(JsonValue entry) throws JsonException {
        Optional<JsonValue> field = entry.optional("max_gap");
        if (field.isEmpty()) {
            return null;
        }
        Duration gap = duration(field.get());
        if (gap.isZero()) {
            throw field.get().broken("must be above 0");
        }
        return gap;
    }

    private static Duration lateness(JsonValue entry) throws JsonException {
        Optional<JsonValue> field = entry.optional("lateness");
        return field.isEmpty() ? Duration.ZERO : duration(field.get());
    }

    private static Direction direction(JsonValue entry) throws JsonException {
        String name = oneOf(entry, "direction", DIRECTIONS);
        return name == null ? Direction.BOTH : Direction.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static double minDeviation(JsonValue entry) throws JsonException {
        Optional<JsonValue> field = entry.optional("min_deviation");
        double deviation = field.isEmpty() ? 0 : field.get().number();
        if (deviation < 0) {
            throw entry.required("min_deviation").broken("must not be negative");
        }
        return deviation;
    }

    private static Duration duration(JsonValue field) throws JsonException {
        try {
            Duration duration = Duration.parse(field.text());
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw field.broken("must be an ISO-8601 duration such as PT10M");
        }
        throw field.broken("must not be negative");
    }

    private static @Nullable String oneOf(JsonValue entry, String key, List<String> allowed) throws JsonException {
        Optional<JsonValue> field = entry.optional(key);
        return field.isEmpty() ? null : field.get().oneOf(allowed);
    }

    private static @Nullable String text(JsonValue entry, String key) throws JsonException {
        Optional<JsonValue> field = entry.optional(key);
        return field.isEmpty() ? null : notEmpty(field.get());
    }

    private static String notEmpty(JsonValue field) throws JsonException {
        if (field.text().isEmpty()) {
            throw field.broken("must not be empty");
        }
        return field.text();
    }

    private static @Nullable Double number(JsonValue entry, String key) throws JsonException {
        Optional<JsonValue> field = entry.optional(key);
        return field.isEmpty() ? null : Double.valueOf(field.get().number());
    }
}
