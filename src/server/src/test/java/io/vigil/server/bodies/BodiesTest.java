package io.vigil.server.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.ops.FailureException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class BodiesTest {

    private static final int LIMIT = 100_000;

    private static Bodies bodies(int limit) {
        return new Bodies(limit, new Room(10 * LIMIT, Duration.ofMillis(1)));
    }

    private static MockHttpServletRequest request(byte[] content) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(content);
        return request;
    }

    private static byte[] numbered(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 40_000, LIMIT})
    void bodyUpToTheLimit_isReadWhole(int size) throws IOException {
        Bodies.Body body = bodies(LIMIT).read(request(numbered(size)));

        assertThat(Arrays.copyOf(body.bytes(), body.size())).isEqualTo(numbered(size));
    }

    @Test
    void oneByteMore_isRefused() {
        assertThatThrownBy(() -> bodies(LIMIT).read(request(numbered(LIMIT + 1))))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure().status()).isEqualTo(413))
                .hasMessage("the body must not be larger than 100000 bytes");
    }

    @Test
    void smallLimit_isKept() {
        assertThatThrownBy(() -> bodies(10).read(request(numbered(11))))
                .hasMessage("the body must not be larger than 10 bytes");
    }

    @Test
    void largeBodies_waitForRoomAndAreThenRefused() throws IOException {
        Bodies bodies = new Bodies(LIMIT, new Room(LIMIT, Duration.ofMillis(1)));
        Bodies.Body first = bodies.read(request(numbered(LIMIT)));

        assertThatThrownBy(() -> bodies.read(request(numbered(LIMIT))))
                .isInstanceOfSatisfying(FailureException.class, e -> {
                    assertThat(e.failure().status()).isEqualTo(429);
                    assertThat(e.failure().headers()).containsEntry("Retry-After", "1");
                })
                .hasMessage("too many large bodies are being read, try again");
        first.close();
        assertThat(bodies.read(request(numbered(LIMIT))).size()).isEqualTo(LIMIT);
    }

    @Test
    void smallBodies_needNoRoom() throws IOException {
        Bodies bodies = new Bodies(LIMIT, new Room(LIMIT, Duration.ofMillis(1)));
        assertThat(bodies.read(request(numbered(LIMIT))).size()).isEqualTo(LIMIT);

        assertThat(bodies.read(request(numbered(10_000))).size()).isEqualTo(10_000);
    }

    @Test
    void refusedBody_leavesTheRoomFree() throws IOException {
        Bodies bodies = new Bodies(LIMIT, new Room(LIMIT, Duration.ofMillis(1)));

        assertThatThrownBy(() -> bodies.read(request(numbered(LIMIT + 1)))).isInstanceOf(FailureException.class);
        assertThat(bodies.read(request(numbered(LIMIT))).size()).isEqualTo(LIMIT);
    }

    @Test
    void largeBody_getsTheBufferOfOneThatIsClosed() throws IOException {
        Bodies bodies = bodies(LIMIT);
        Bodies.Body first = bodies.read(request(numbered(LIMIT)));
        Bodies.Body second = bodies.read(request(numbered(50_000)));
        first.close();
        Bodies.Body third = bodies.read(request(numbered(60_000)));

        assertThat(second.bytes()).isNotSameAs(first.bytes());
        assertThat(third.bytes()).isSameAs(first.bytes());
        assertThat(Arrays.copyOf(third.bytes(), third.size())).isEqualTo(numbered(60_000));
    }

    @Test
    void announcedLength_reservesLittle() throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return LIMIT;
            }
        };
        request.setContent(numbered(3));

        assertThat(bodies(LIMIT).read(request).bytes()).hasSizeLessThan(20_000);
    }
}
