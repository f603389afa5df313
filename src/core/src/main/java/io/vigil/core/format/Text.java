package io.vigil.core.format;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes `[from, to)` of a body, which are known to be UTF-8, without a byte order mark.
record Text(byte[] bytes, int from, int to) {

    /// The length of a byte order mark.
    static final int BYTE_ORDER_MARK = 3;

    private static final int CHUNK = 4096;
    private static final long HIGH_BITS = 0x8080808080808080L;

    /// @throws MalformedException where the bytes are not UTF-8
    static Text of(byte[] body, int offset, int length) throws MalformedException {
        int ascii = ascii(body, offset, length);
        if (ascii == length) {
            return new Text(body, offset, offset + length);
        }
        ByteBuffer in = ByteBuffer.wrap(body, offset + ascii, length - ascii);
        CharBuffer chars = CharBuffer.allocate(CHUNK);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result;
        do {
            chars.clear();
            result = decoder.decode(in, chars, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new MalformedException("not UTF-8 at byte " + (in.position() - offset));
        }
        return new Text(body, offset + byteOrderMark(body, offset, length), offset + length);
    }

    /// How many bytes there are before the first that is not ASCII.
    private static int ascii(byte[] bytes, int offset, int length) {
        ByteBuffer eights = ByteBuffer.wrap(bytes);
        int i = 0;
        while (i + Long.BYTES <= length && (eights.getLong(offset + i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < length && bytes[offset + i] >= 0) {
            i++;
        }
        return i;
    }

    /// The length of the UTF-8 byte order mark at the offset, 0 where there is none.
    static int byteOrderMark(byte[] bytes, int offset, int length) {
        return length >= BYTE_ORDER_MARK
                        && bytes[offset] == (byte) 0xEF
                        && bytes[offset + 1] == (byte) 0xBB
                        && bytes[offset + 2] == (byte) 0xBF
                ? BYTE_ORDER_MARK
                : 0;
    }

    int length() {
        return to - from;
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /// The characters, without a buffer between; at least two have to be asked for at once.
    Reader chars() {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        return new Reader() {
            @Override
            public int read(char[] chars, int offset, int length) {
                CharBuffer out = CharBuffer.wrap(chars, offset, length);
                decoder.decode(in, out, true);
                return out.position() > offset ? out.position() - offset : -1;
            }

            @Override
            public void close() {}
        };
    }

    /// The same without blanks and line breaks at both ends.
    Text stripped() {
        int start = from;
        int end = to;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        while (start < end && isBlank(bytes[end - 1])) {
            end--;
        }
        return new Text(bytes, start, end);
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
