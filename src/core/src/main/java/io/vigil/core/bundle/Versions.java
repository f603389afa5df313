package io.vigil.core.bundle;

import java.nio.file.Path;

/// Versions as folders are named by them.
final class Versions {

    private Versions() {}

    /// The version that a folder's name is, or 0 where it is none.
    static int of(Path folder) {
        return parse(String.valueOf(folder.getFileName()));
    }

    /// The version that a text is, or 0 where it is none: an integer of at least 1 without zeros in
    /// front, of at most nine digits.
    static int parse(String text) {
        return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 0;
    }
}
