package io.vigil.core.series.sensors;

/// A pattern over a whole text: `*` stands for any characters, none included, `?` for exactly one, and
/// every other character for itself.
record Glob(String pattern) {

    /// Walks both texts once; at a mismatch the last `*` takes one character more.
    boolean matches(String text) {
        int p = 0;
        int star = -1;
        int starredTo = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starredTo = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starredTo;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
