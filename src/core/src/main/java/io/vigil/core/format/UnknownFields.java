package io.vigil.core.format;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Collects names that a schema does not know, in bounded memory.
final class UnknownFields {

    /// How many names are kept.
    static final int MAX_NAMES = 100;

    /// How many characters of a name are kept.
    static final int MAX_LENGTH = 100;

    private final SortedSet<String> names = new TreeSet<>();

    void add(String name) {
        if (names.size() < MAX_NAMES) {
            names.add(name.isEmpty() ? "\"\"" : shortened(name));
        }
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /// The name, cut where it is too long to be repeated.
    static String shortened(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return name.substring(0, end) + "…";
    }
}
