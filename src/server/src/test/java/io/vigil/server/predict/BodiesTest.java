package io.vigil.server.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.ops.FailureException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class BodiesTest {

    private static final int LIMIT = 100_000;

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
        Bodies.Body body = new Bodies(LIMIT).read(request(numbered(size)));

        assertThat(Arrays.copyOf(body.bytes(), body.size())).isEqualTo(numbered(size));
    }

    @Test
    void oneByteMore_isRefused() {
        assertThatThrownBy(() -> new Bodies(LIMIT).read(request(numbered(LIMIT + 1))))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure().status()).isEqualTo(413))
                .hasMessage("the body must not be larger than 100000 bytes");
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

        assertThat(new Bodies(LIMIT).read(request).bytes()).hasSizeLessThan(20_000);
    }
}
