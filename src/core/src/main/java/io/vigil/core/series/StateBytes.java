package io.vigil.core.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The little-endian buffers of written states, whose first byte is a version.
public final class StateBytes {

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
}
