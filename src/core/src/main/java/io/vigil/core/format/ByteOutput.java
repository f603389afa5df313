package io.vigil.core.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow as they are written and can be used again after [#clear()].
public final class ByteOutput {

    private static final int INITIAL_CAPACITY = 512;

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int size;

    public int size() {
        return size;
    }

    /// The buffer itself; only the first [#size()] bytes count.
    public byte[] bytes() {
        return bytes;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    public void clear() {
        size = 0;
    }

    /// Appends one ASCII character.
    public ByteOutput ascii(char c) {
        ensure(1);
        bytes[size++] = (byte) c;
        return this;
    }

    /// Appends a text of ASCII characters.
    public ByteOutput ascii(String text) {
        int length = text.length();
        ensure(length);
        for (int i = 0; i < length; i++) {
            bytes[size + i] = (byte) text.charAt(i);
        }
        size += length;
        return this;
    }

    /// Appends any text in UTF-8.
    public ByteOutput utf8(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    public ByteOutput raw(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    /// Appends a text as a JSON string, quoted and escaped; half of a surrogate pair is escaped too.
    public ByteOutput json(String text) {
        ascii('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                ascii('\\').ascii(c);
            } else if (c >= ' ' && c < 0x7F) {
                ascii(c);
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                utf8(text.substring(i, i + 2));
                i++;
            } else if (c < ' ' || Character.isSurrogate(c)) {
                escape(c);
            } else {
                utf8(String.valueOf(c));
            }
        }
        return ascii('"');
    }

    /// Appends a number as [Numbers#text] writes it.
    public ByteOutput number(double value) {
        Numbers.requireFinite(value);
        ensure(DecimalWriter.MAX_LENGTH);
        size = DecimalWriter.write(value, bytes, size);
        return this;
    }

    public ByteOutput number(int value) {
        ensure(DecimalWriter.MAX_LENGTH);
        size = DecimalWriter.integer(value, bytes, size);
        return this;
    }

    private void escape(char c) {
        ascii("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            ascii(Character.forDigit((c >> shift) & 0xF, 16));
        }
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
