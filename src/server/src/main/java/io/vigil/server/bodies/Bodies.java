package io.vigil.server.bodies;

import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import io.vigil.server.models.ServerSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Reads bodies up to a limit that is counted while reading: a chunked body has no length.
@Component
public final class Bodies {

    /// What a body gets before it has sent anything, and without asking for room.
    private static final int FIRST_ROOM = 16 * 1024;

    /// Buffers of this size serve one body after the other; smaller bodies are quicker with their own.
    private static final int REUSED = 256 * 1024;

    /// How many times the limit is read and thrown away, so that the sender is there to hear of it.
    private static final int DRAINED_LIMITS = 2;

    /// A body and what is made of it take several times its own size.
    private static final int SHARE_OF_MEMORY = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int limit;
    private final Room room;
    private final Spares<byte[]> buffers = new Spares<>();

    /// One room for all bodies of a server.
    @Autowired
    Bodies(ServerSettings settings) {
        this(settings.maxBodyBytes(), new Room(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY, PATIENCE));
    }

    Bodies(int limit, Room room) {
        this.limit = limit;
        this.room = room;
    }

    /// What was read: only the first `size` bytes count, and only until it is closed, which it is when it
    /// is no longer needed.
    ///
    /// @param lease the room that it takes, or null where it is small
    /// @param buffers who may use the bytes next, or null where nobody does
    public record Body(byte[] bytes, int size, Room.@Nullable Lease lease, @Nullable Spares<byte[]> buffers)
            implements AutoCloseable {

        /// A small body, whose bytes are its own.
        public Body(byte[] bytes, int size) {
            this(bytes, size, null, null);
        }

        @Override
        public void close() {
            if (lease != null) {
                lease.close();
            }
            if (buffers != null) {
                buffers.leave(bytes);
            }
        }
    }

    /// @throws FailureException 413 or 429
    /// @throws IOException where the body does not arrive whole; Tomcat then has its answer ready
    public Body read(HttpServletRequest request) throws IOException {
        InputStream in = request.getInputStream();
        byte[] bytes = firstRoom(request.getContentLengthLong());
        int first = Math.min(bytes.length, FIRST_ROOM);
        int size = in.readNBytes(bytes, 0, first);
        if (size < first && size <= limit) {
            return body(bytes, size, null);
        }
        int expected = Math.max(size, expected(request.getContentLengthLong()));
        Room.Lease lease = room.take(expected);
        try {
            return readOn(in, bytes, size, expected, lease);
        } catch (IOException | FailureException e) {
            lease.close();
            throw e;
        }
    }

    /// A buffer that others have used before, for a body that is large and fits in, else a small one.
    private byte[] firstRoom(long announced) {
        byte[] spare = announced >= FIRST_ROOM && announced < REUSED ? buffers.take() : null;
        return spare == null ? new byte[Math.clamp(announced + 1, 1, FIRST_ROOM)] : spare;
    }

    private Body body(byte[] bytes, int size, Room.@Nullable Lease lease) {
        return new Body(bytes, size, lease, bytes.length == REUSED ? buffers : null);
    }

    private int expected(long announced) {
        return announced < 0 ? limit : (int) Math.min(announced, limit);
    }

    private Body readOn(InputStream in, byte[] first, int read, int expected, Room.Lease lease)
            throws IOException {
        int size = read;
        byte[] bytes = first;
        while (size <= limit) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, grown(size, expected));
            }
            int more = in.read(bytes, size, bytes.length - size);
            if (more < 0) {
                return body(bytes, size, lease);
            }
            size += more;
        }
        drain(in, bytes);
        throw new FailureException(Failure.of(413, "the body must not be larger than %d bytes".formatted(limit)));
    }

    /// One byte more than is expected, so that the end is seen without growing again, or a buffer that
    /// others can use afterwards where it fits in.
    private static int grown(int size, int expected) {
        if (expected < REUSED) {
            return Math.max(REUSED, size + 1);
        }
        return (int) Math.clamp(size * 2L, size + 1L, Math.max(expected, size) + 1L);
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
