package io.vigil.core.format;

import java.nio.charset.StandardCharsets;

/// Decimal numbers as JSON writes them, to and from doubles; JSON, NDJSON and CSV share it.
public final class Numbers {

    private Numbers() {}

    /// The double nearest to a number in JSON's grammar: NaN where the text is no such number,
    /// infinite where no double can hold it.
    public static double parse(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        DecimalScanner scanner = new DecimalScanner();
        return scanner.scan(bytes, 0, bytes.length) == bytes.length ? scanner.value() : Double.NaN;
    }

    /// The shortest text that parses back to the same bits, the same on every JDK and always a JSON
    /// number.
    ///
    /// @throws IllegalArgumentException where the value is not finite
    public static String text(double value) {
        requireFinite(value);
        byte[] bytes = new byte[DecimalWriter.MAX_LENGTH];
        return new String(bytes, 0, DecimalWriter.write(value, bytes, 0), StandardCharsets.ISO_8859_1);
    }

    static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite");
        }
    }
}
