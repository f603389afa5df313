package io.vigil.server.predict;

import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.server.bodies.Bodies;
import io.vigil.server.bodies.Format;
import io.vigil.server.bodies.LongWork;
import io.vigil.server.models.Models;
import io.vigil.server.models.ServedModel;
import io.vigil.server.ops.Accept;
import io.vigil.server.ops.RequestLine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /predict` and its named forms.
@Hidden
@RestController
final class PredictController {

    /// From this many bytes on a body may hold more records than are scored in a few milliseconds.
    private static final int LONG_BODY = 32 * 1024;

    /// The same where every record is explained.
    private static final int LONG_EXPLAINED_BODY = 512;

    private final Models models;
    private final Scoring scoring;
    private final LongWork longWork;
    private final ScoringMetrics metrics;
    private final Bodies bodies;

    PredictController(
            Models models, Scoring scoring, LongWork longWork, ScoringMetrics metrics, Bodies bodies) {
        this.models = models;
        this.scoring = scoring;
        this.longWork = longWork;
        this.metrics = metrics;
        this.bodies = bodies;
    }

    @PostMapping("/predict")
    void predict(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(models.requireDefault(), request, response);
    }

    @PostMapping("/models/{name}/predict")
    void predict(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(models.require(name), request, response);
    }

    @PostMapping("/models/{name}/versions/{version}/predict")
    void predict(
            @PathVariable String name,
            @PathVariable String version,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(models.require(name, version), request, response);
    }

    private void answer(ServedModel model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        metrics.begin();
        long start = System.nanoTime();
        try {
            Scoring.Order order = order(model, request);
            try (Bodies.Body body = bodies.read(request);
                    Scoring.Outcome outcome = score(order, body)) {
                send(outcome, order.out(), request, response);
            }
        } finally {
            metrics.end(model, System.nanoTime() - start);
        }
    }

    private static Scoring.Order order(ServedModel model, HttpServletRequest request) {
        Format out = Format.ofAnswer(Accept.of(request));
        Format in = Format.ofBody(request.getContentType(), request.getHeader(HttpHeaders.CONTENT_ENCODING));
        return new Scoring.Order(model, PredictQuery.parse(request.getQueryString()), in, out);
    }

    private Scoring.Outcome score(Scoring.Order order, Bodies.Body body) {
        int longBody = order.query().explain() ? LONG_EXPLAINED_BODY : LONG_BODY;
        return body.size() < longBody ? scoring.score(order, body) : longWork.call(() -> scoring.score(order, body));
    }

    private static void send(
            Scoring.Outcome outcome, Format format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestLine.scored(request, outcome.records(), outcome.anomalies());
        response.setContentType(format.contentType());
        response.setContentLength(outcome.answer().size());
        outcome.answer().writeTo(response.getOutputStream());
    }
}
