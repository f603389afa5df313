package io.vigil.core.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;

/// The little-endian buffers of written states, whose first byte is a version.
public final class StateBytes {

    /// No zone's id is longer.
    public static final int LONGEST_ZONE = 64;

    private StateBytes() {}

    /// Writes the version byte.
    ///
    /// @return a buffer that fills the rest
    public static ByteBuffer begin(byte[] bytes, byte version) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).put(version);
    }

    /// A buffer behind the version byte.
    ///
    /// @param newest the newest version that can be read; they count from 1
    /// @param name what the bytes should hold, for messages
    /// @throws StateException if there is no such version
    public static ByteBuffer open(byte[] bytes, byte newest, String name) {
        if (bytes.length == 0) {
            throw new StateException("a " + name + " must not be empty");
        }
        if (bytes[0] < 1 || bytes[0] > newest) {
            throw new StateException("a " + name + " of version " + bytes[0] + " is not known");
        }
        return ByteBuffer.wrap(bytes, 1, bytes.length - 1).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Writes the length of a zone's id in one byte and the id in ASCII.
    public static void putZone(ByteBuffer out, ZoneId zone) {
        byte[] id = zone.getId().getBytes(StandardCharsets.US_ASCII);
        out.put((byte) id.length).put(id);
    }

    /// Reads what [#putZone] wrote.
    ///
    /// @param name what the bytes should hold, for messages
    /// @throws StateException if there is no such zone
    /// @throws java.nio.BufferUnderflowException if the bytes end before
    public static ZoneId zone(ByteBuffer in, String name) {
        byte[] id = new byte[Byte.toUnsignedInt(in.get())];
        in.get(id);
        try {
            return ZoneId.of(new String(id, StandardCharsets.US_ASCII));
        } catch (DateTimeException e) {
            throw new StateException("a " + name + " names a time zone that is not known");
        }
    }
}
