package io.vigil.server.readings;

import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.core.format.ByteOutput;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.TooLargeException;
import io.vigil.core.series.readings.Parsed;
import io.vigil.core.series.readings.ReadingsBody;
import io.vigil.server.bodies.Bodies;
import io.vigil.server.bodies.Format;
import io.vigil.server.bodies.LongWork;
import io.vigil.server.models.ServerSettings;
import io.vigil.server.ops.Accept;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.Failure.Fault;
import io.vigil.server.ops.FailureException;
import io.vigil.server.ops.QueryString;
import io.vigil.server.ops.RequestLine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /readings`.
@Hidden
@RestController
final class ReadingsController {

    /// From this many bytes on a body may hold more readings than are read in a few milliseconds.
    private static final int LONG_BODY = 256 * 1024;

    private final Ingest ingest;
    private final ReadingsMetrics metrics;
    private final Bodies bodies;
    private final LongWork longWork;
    private final ReadingsBody readingsBody;
    private final Admission admission;

    ReadingsController(
            Ingest ingest,
            ReadingsMetrics metrics,
            Bodies bodies,
            LongWork longWork,
            FeedParts parts,
            ServerSettings server,
            ReadingsSettings settings) {
        this.ingest = ingest;
        this.metrics = metrics;
        this.bodies = bodies;
        this.longWork = longWork;
        this.readingsBody = new ReadingsBody(settings.timeZone(), parts.zones(), server.maxRecords());
        this.admission = new Admission(InstantSource.system(), settings.retention());
    }

    @PostMapping("/readings")
    void store(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Accept.choose(Accept.of(request), List.of(MediaType.APPLICATION_JSON));
        Format format =
                Format.ofBody(request.getContentType(), request.getHeader(HttpHeaders.CONTENT_ENCODING));
        QueryString.requireNone(request);
        ingest.requireReady();
        List<Parsed> sent = read(request, format);
        Receipt receipt = Receipt.of(store(sent));
        RequestLine.scored(request, sent.size(), receipt.anomalies());
        receipt.requireOneGood();
        ByteOutput answer = receipt.toJson();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.size());
        answer.writeTo(response.getOutputStream());
    }

    private List<Parsed> read(HttpServletRequest request, Format format) throws IOException {
        try (Bodies.Body body = bodies.read(request)) {
            List<Parsed> parsed =
                    body.size() < LONG_BODY ? read(format, body) : longWork.call(() -> read(format, body));
            if (parsed.isEmpty()) {
                String detail = "the body must hold at least one reading";
                throw new FailureException(
                        new Failure(422, detail, List.of(new Fault("#", "empty", detail)), Map.of()));
            }
            return admission.admit(parsed);
        }
    }

    private List<Parsed> read(Format format, Bodies.Body body) {
        try {
            return switch (format) {
                case JSON -> readingsBody.json(body.bytes(), body.size());
                case NDJSON -> readingsBody.ndjson(body.bytes(), body.size());
                case CSV -> readingsBody.csv(body.bytes(), body.size());
            };
        } catch (MalformedException e) {
            throw new FailureException(Failure.of(400, String.valueOf(e.getMessage())));
        } catch (TooLargeException e) {
            throw new FailureException(
                    Failure.of(413, "the body must not hold more than %d readings".formatted(e.limit())));
        }
    }

    /// Readings that are all rejected need no writer.
    private List<Outcome> store(List<Parsed> sent) {
        if (sent.stream().anyMatch(Parsed.Accepted.class::isInstance)) {
            return ingest.store(sent);
        }
        List<Outcome> rejected = sent.stream()
                .<Outcome>map(one -> new Outcome.Rejected(((Parsed.Rejected) one).reason().id()))
                .toList();
        metrics.count(rejected);
        return rejected;
    }
}
