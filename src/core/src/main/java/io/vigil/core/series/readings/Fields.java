package io.vigil.core.series.readings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of one reading as texts, whichever way they were spelt. What was not sent, or was null or
/// blank, is null.
final class Fields {

    static final int SENSOR_ID = 0;
    static final int TYPE = 1;
    static final int LOCATION = 2;
    static final int PLANT_ID = 3;
    static final int TIMESTAMP = 4;
    static final int VALUE = 5;
    static final int LAT = 6;
    static final int LON = 7;
    static final int UNIT = 8;
    static final int ANOMALY = 9;
    static final int COUNT = 10;

    /// Per field its names, the one that counts first where several are sent.
    private static final List<List<String>> NAMES = List.of(
            List.of("sensor_id"),
            List.of("sensor_type", "sensor", "sensor_name"),
            List.of("location"),
            List.of("plant_id"),
            List.of("timestamp", "ts"),
            List.of("value"),
            List.of("lat"),
            List.of("lon"),
            List.of("unit"),
            List.of("anomaly"));

    private final @Nullable String[] texts = new @Nullable String[COUNT];
    private final int[] ranks = new int[COUNT];

    /// The field that a name means, or -1.
    static int find(String name) {
        for (int field = 0; field < COUNT; field++) {
            if (NAMES.get(field).contains(name)) {
                return field;
            }
        }
        return -1;
    }

    void clear() {
        for (int field = 0; field < COUNT; field++) {
            texts[field] = null;
            ranks[field] = Integer.MAX_VALUE;
        }
    }

    /// @param name one of the field's, which decides whether it replaces what is there
    void put(int field, String name, @Nullable String text) {
        int rank = NAMES.get(field).indexOf(name);
        if (text != null && !text.isBlank() && rank < ranks[field]) {
            texts[field] = text.strip();
            ranks[field] = rank;
        }
    }

    void put(int field, @Nullable String text) {
        put(field, NAMES.get(field).get(0), text);
    }

    @Nullable String get(int field) {
        return texts[field];
    }
}
