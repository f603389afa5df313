package io.vigil.core.format;

import io.vigil.core.record.Schema;
import java.util.Arrays;

/// The fields of the last record in their places: records of one body mostly repeat them, so that a
/// name is compared and not looked up.
final class Places {

    private static final int MOST = 64;

    private final Schema schema;
    private final int[] from = new int[MOST + 1];
    private final int[] length = new int[MOST + 1];
    private final int[] feature = new int[MOST + 1];
    private final String[] name = new String[MOST + 1];

    Places(Schema schema) {
        this.schema = schema;
        Arrays.fill(length, -1);
    }

    /// The place of a field in these arrays: all beyond the last share one, which nothing is guessed by.
    static int of(int field) {
        return Math.min(field, MOST);
    }

    int from(int place) {
        return from[place];
    }

    int length(int place) {
        return length[place];
    }

    /// The feature there, or -1.
    int feature(int place) {
        return feature[place];
    }

    String name(int place) {
        return name[place];
    }

    /// Takes the name at which the cursor stands.
    void put(int place, JsonCursor json) throws JsonCursor.Broken {
        from[place] = json.nameFrom();
        length[place] = place == MOST ? -1 : json.nameLength();
        name[place] = json.name();
        feature[place] = schema.find(name[place]);
    }
}
