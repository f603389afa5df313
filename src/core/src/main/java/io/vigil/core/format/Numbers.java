package io.vigil.core.format;

/// Decimal numbers as JSON writes them, to and from doubles; JSON, NDJSON and CSV share it.
public final class Numbers {

    private Numbers() {}

    /// The double nearest to a number in JSON's grammar: NaN where the text is no such number,
    /// infinite where no double can hold it.
    public static double parse(CharSequence text) {
        throw new UnsupportedOperationException();
    }

    /// The shortest text that parses back to the same bits, the same on every JDK and always a JSON
    /// number.
    ///
    /// @throws IllegalArgumentException where the value is not finite
    public static String text(double value) {
        throw new UnsupportedOperationException();
    }
}
