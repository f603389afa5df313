package io.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.queries.Filter;
import io.vigil.server.queries.Range;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class StreamTest {

    private static final Filter ALL = new Filter(null, null, null, new Range(null, null));

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /// A feed that keeps the last two of its events.
    private static Feed feed(int events) {
        Feed feed = new Feed(2, 1_000, 0);
        for (int id = 1; id <= events; id++) {
            byte[] json = "{\"n\":%d}".formatted(id).getBytes(StandardCharsets.UTF_8);
            feed.publish(new Event(id, "anomaly", null, List.of(new Event.Part("s" + id, "t", "l", json))));
        }
        return feed;
    }

    @Test
    void listenerThatIsBehind_isCutOff() throws Exception {
        Stream stream = new Stream(response, ALL, false);
        stream.begin("");
        stream.follow(feed(5), 2, (last, floor) -> -1);

        assertThat(response.getContentAsString()).isEqualTo("retry: 1000\n\n");
        assertThat(response.getContentType()).isEqualTo("text/event-stream;charset=UTF-8");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void listenerThatWasBehind_goesOn() throws Exception {
        Stream stream = new Stream(response, ALL, true);

        assertThatThrownBy(() -> stream.follow(feed(5), 1, (last, floor) -> {
                    Thread.currentThread().interrupt();
                    return floor;
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(response.getContentAsString())
                .isEqualTo("id: 4\nevent: anomaly\ndata: {\"n\":4}\n\nid: 5\nevent: anomaly\ndata: {\"n\":5}\n\n");
    }
}
