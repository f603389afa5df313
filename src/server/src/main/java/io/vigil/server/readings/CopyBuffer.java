package io.vigil.server.readings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows in PostgreSQL's binary COPY format, in one array that grows. Each method writes a field.
final class CopyBuffer {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    /// 2000-01-01T00:00:00Z, from which PostgreSQL counts.
    private static final long EPOCH_MICROS = 946_684_800_000_000L;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    CopyBuffer begin() {
        size = 0;
        ensure(SIGNATURE.length + 8);
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        size = SIGNATURE.length;
        int32(0);
        int32(0);
        return this;
    }

    CopyBuffer row(int fields) {
        ensure(2);
        int16(fields);
        return this;
    }

    void end() {
        row(-1);
    }

    CopyBuffer bigint(long value) {
        ensure(12);
        int32(8);
        int64(value);
        return this;
    }

    CopyBuffer integer(int value) {
        ensure(8);
        int32(4);
        int32(value);
        return this;
    }

    CopyBuffer smallint(int value) {
        ensure(6);
        int32(2);
        int16(value);
        return this;
    }

    CopyBuffer instant(long micros) {
        return bigint(micros - EPOCH_MICROS);
    }

    /// What is not finite becomes null.
    CopyBuffer number(double value) {
        return Double.isFinite(value) ? bigint(Double.doubleToRawLongBits(value)) : absent();
    }

    CopyBuffer flag(@Nullable Boolean value) {
        if (value == null) {
            return absent();
        }
        ensure(5);
        int32(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    CopyBuffer absent() {
        ensure(4);
        int32(-1);
        return this;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    private void int16(int value) {
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }
}
