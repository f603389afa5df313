package io.vigil.server.live;

import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.server.ops.Accept;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import io.vigil.server.queries.Filter;
import io.vigil.server.queries.Parameters;
import io.vigil.server.queries.ReadingQueries;
import io.vigil.server.queries.ReadingRow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// `GET /anomalies/stream` and `/live`: one virtual thread per listener.
@Hidden
@RestController
final class StreamsController {

    static final List<String> NAMES = List.of("sensor", "type", "location");
    static final int MOST_STREAMS = 1_000;

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final List<MediaType> EVENTS = List.of(MediaType.TEXT_EVENT_STREAM);
    private static final int PAGE = 500;
    private static final String RETRY_AFTER_SECONDS = "10";

    private final Feeds feeds;
    private final ReadingQueries readings;
    private final LiveListener listener;
    private final Semaphore room = new Semaphore(MOST_STREAMS);

    StreamsController(Feeds feeds, ReadingQueries readings, LiveListener listener) {
        this.feeds = feeds;
        this.readings = readings;
        this.listener = listener;
    }

    @GetMapping("/live")
    void live(HttpServletRequest request, HttpServletResponse response) throws IOException, InterruptedException {
        Filter filter = filter(request);
        serve(() -> {
            Stream stream = new Stream(response, filter, false);
            long from = feeds.live().newest();
            stream.begin("event: hello\ndata: {\"server\":\"%s\"}\n\n".formatted(feeds.server()));
            stream.follow(feeds.live(), from, (last, floor) -> -1);
        });
    }

    @GetMapping("/anomalies/stream")
    void anomalies(HttpServletRequest request, HttpServletResponse response) throws IOException, InterruptedException {
        Filter filter = filter(request);
        Long seen = seen(request.getHeader(LAST_EVENT_ID));
        Feed feed = listener.anomalies();
        serve(() -> {
            Stream stream = new Stream(response, filter, true);
            long from = seen == null ? feed.newest() : from(seen, feed);
            stream.begin("");
            stream.follow(feed, from, (last, floor) -> catchUp(stream, last, floor));
        });
    }

    /// The header alone, which would never come to an end otherwise.
    @RequestMapping(path = {"/live", "/anomalies/stream"}, method = RequestMethod.HEAD)
    void head(HttpServletRequest request, HttpServletResponse response) {
        filter(request);
        Stream.head(response);
    }

    /// Reads a page of what a listener missed.
    private long catchUp(Stream stream, long last, long floor) throws IOException {
        List<Event> missed = readings.anomaliesAfter(last, PAGE).stream().map(StreamsController::event).toList();
        stream.write(missed);
        long reached = missed.isEmpty() ? last : missed.getLast().id();
        return missed.size() < PAGE ? Math.max(reached, floor) : reached;
    }

    static Event event(ReadingRow anomaly) {
        return new Event(anomaly.id(), "anomaly", null, List.of(
                Feeds.part(anomaly.sensor(), anomaly.type(), anomaly.location(), anomaly::write)));
    }

    /// An id that is not yet given out, as after a restored backup, stands for the newest.
    private long from(long seen, Feed feed) {
        return seen <= feed.newest() ? seen : Math.min(seen, readings.newestAnomaly());
    }

    private static Filter filter(HttpServletRequest request) {
        Accept.choose(Accept.of(request), EVENTS);
        Parameters parameters = new Parameters(request.getQueryString(), ZoneOffset.UTC, NAMES);
        Filter filter = Filter.of(parameters);
        parameters.check();
        return filter;
    }

    private static @Nullable Long seen(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        if (!id.matches("[0-9]{1,18}")) {
            Fault fault = new Fault(LAST_EVENT_ID, "value", "Last-Event-ID must be an id of an event of this stream");
            throw new FailureException(Failure.unprocessable(List.of(fault), 1));
        }
        return Long.valueOf(id);
    }

    private interface Following {

        void run() throws IOException, InterruptedException;
    }

    private void serve(Following following) throws IOException, InterruptedException {
        if (!room.tryAcquire()) {
            throw new FailureException(Failure.of(503, "there are %d streams already, which is the most".formatted(MOST_STREAMS))
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
        }
        try {
            following.run();
        } finally {
            room.release();
        }
    }
}
