package io.vigil.core.format;

import java.util.HashSet;
import java.util.Set;

/// The names of one object: tells which occurs twice and how many there are, without an allocation
/// while they are few.
final class Names {

    private static final int FEW = 16;

    private final String[] few = new String[FEW];
    private final Set<String> many = new HashSet<>();
    private int size;

    void clear() {
        if (size > FEW) {
            many.clear();
        }
        size = 0;
    }

    int size() {
        return size;
    }

    /// Adds the name; false where it is there already.
    boolean add(String name) {
        for (int i = 0; i < Math.min(size, FEW); i++) {
            if (few[i].equals(name)) {
                return false;
            }
        }
        if (size < FEW) {
            few[size] = name;
        } else if (!many.add(name)) {
            return false;
        }
        size++;
        return true;
    }
}
