package io.vigil.server.predict;

import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads bodies up to a limit that is counted while reading: a chunked body has no length.
final class Bodies {

    /// Room for a body that does not say how long it is, and for one that says more than it sends.
    private static final int FIRST_ROOM = 16 * 1024;

    /// How many times the limit is read and thrown away, so that the sender is there to hear of it.
    private static final int DRAINED_LIMITS = 2;

    private final int limit;

    Bodies(int limit) {
        this.limit = limit;
    }

    /// What was read: only the first `size` bytes count.
    record Body(byte[] bytes, int size) {}

    /// @throws FailureException 413
    /// @throws IOException where the body does not arrive whole; Tomcat then has its answer ready
    Body read(HttpServletRequest request) throws IOException {
        return read(request.getInputStream(), request.getContentLengthLong());
    }

    private Body read(InputStream in, long announced) throws IOException {
        byte[] bytes = new byte[Math.clamp(announced + 1, 1, FIRST_ROOM)];
        int size = 0;
        while (size <= limit) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, grown(size, announced));
            }
            int read = in.read(bytes, size, bytes.length - size);
            if (read < 0) {
                return new Body(bytes, size);
            }
            size += read;
        }
        drain(in, bytes);
        throw new FailureException(Failure.of(413, "the body must not be larger than %d bytes".formatted(limit)));
    }

    /// One byte more than is expected or allowed, so that the end is seen without growing again.
    private int grown(int size, long announced) {
        long expected = announced < 0 ? limit : Math.min(announced, limit);
        return (int) Math.clamp(size * 2L, size + 1L, Math.max(expected, size) + 1);
    }

    private void drain(InputStream in, byte[] scratch) throws IOException {
        long left = (long) limit * DRAINED_LIMITS;
        while (left > 0) {
            int read = in.read(scratch);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
