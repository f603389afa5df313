package io.vigil.client.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a whole text as an input.
final class Reading {

    private Reading() {}

    static List<Item> items(String name, String text, @Nullable String label) throws IOException, ReplayException {
        return items(name, text.getBytes(StandardCharsets.UTF_8), label);
    }

    static List<Item> items(String name, byte[] bytes, @Nullable String label) throws IOException, ReplayException {
        List<Item> items = new ArrayList<>();
        try (Source source = Input.open(name, new ByteArrayInputStream(bytes), LabelName.of(label), Form.OBJECTS, TimeShift.NONE)) {
            for (Item item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        }
        return items;
    }

    static Item row(long line, String json) {
        return new Item.Row(line, json, Label.NONE);
    }
}
