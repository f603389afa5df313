package io.vigil.server.live;

import io.vigil.core.format.ByteOutput;
import io.vigil.server.queries.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;

/// One listener's server-sent events (HTML Living Standard, 9.2).
///
/// Its thread waits for the feed and for the listener. A listener that takes nothing for as long as the
/// web server's connection timeout is cut off by a failing write.
final class Stream {

    static final String MEDIA_TYPE = "text/event-stream";

    /// How long a listener hears nothing before a comment tells that the stream is alive.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final String RETRY_MILLIS = "1000";

    private final HttpServletResponse response;
    private final Filter filter;
    private final boolean withId;
    private final ByteOutput out = new ByteOutput();

    /// What to do for a listener that is too far behind: returns where it goes on, or -1 to end it.
    interface Behind {

        long from(long last, long floor) throws IOException;
    }

    /// @param withId whether the listener may come back with the id of the last event that it got
    Stream(HttpServletResponse response, Filter filter, boolean withId) {
        this.response = response;
        this.filter = filter;
        this.withId = withId;
    }

    /// Writes the header of every stream.
    static void head(HttpServletResponse response) {
        response.setContentType(MEDIA_TYPE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
    }

    /// Begins the answer.
    ///
    /// @param hello an event that every stream begins with, or nothing
    void begin(String hello) throws IOException {
        head(response);
        out.ascii("retry: ").ascii(RETRY_MILLIS).ascii("\n\n").ascii(hello);
        flush();
    }

    /// Writes what happens until the feed or the listener ends.
    void follow(Feed feed, long from, Behind behind) throws IOException, InterruptedException {
        long last = from;
        while (last >= 0) {
            switch (feed.after(last, HEARTBEAT)) {
                case Feed.Ended ended -> {
                    return;
                }
                case Feed.Missed missed -> last = behind.from(last, missed.floor());
                case Feed.Events events when events.events().isEmpty() -> {
                    out.ascii(":\n\n");
                    flush();
                }
                case Feed.Events events -> {
                    write(events.events());
                    last = events.events().getLast().id();
                }
            }
        }
    }

    void write(List<Event> events) throws IOException {
        events.forEach(event -> event.write(filter, withId, out));
        flush();
    }

    private void flush() throws IOException {
        out.writeTo(response.getOutputStream());
        out.clear();
        response.flushBuffer();
    }
}
