package io.vigil.server.incidents;

import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.server.db.Database;
import io.vigil.server.live.Feeds;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import io.vigil.server.queries.Answers;
import io.vigil.server.queries.Cursor;
import io.vigil.server.queries.Filter;
import io.vigil.server.queries.Listing;
import io.vigil.server.queries.Listing.Asked;
import io.vigil.server.readings.Ingest;
import io.vigil.server.readings.ReadingsSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /incidents` and what people say of them.
@Hidden
@RestController
final class IncidentsController {

    static final Listing<Incident> INCIDENTS = new Listing<>(
            Cursor.Kind.INCIDENTS,
            Filter.names("status", "limit", "cursor"),
            Incident.SHAPE,
            incident -> Cursor.Kind.INCIDENTS.encode(incident.id()));

    private static final List<String> STATUSES = List.of("open", "closed");
    private static final List<String> FEEDBACK_FIELDS = List.of("true_alarm");

    private final Database database;
    private final Ingest ingest;
    private final Feeds feeds;
    private final ZoneId zone;

    IncidentsController(Database database, Ingest ingest, Feeds feeds, ReadingsSettings settings) {
        this.database = database;
        this.ingest = ingest;
        this.feeds = feeds;
        this.zone = settings.timeZone();
    }

    @GetMapping("/incidents")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        INCIDENTS.answer(zone, request, response, this::rows);
    }

    private List<Incident> rows(Asked asked) {
        String status = asked.parameters().oneOf("status", STATUSES);
        asked.parameters().check();
        return IncidentRows.list(database.client(), asked.filter(), status, asked.after(), asked.limit());
    }

    @GetMapping("/incidents/{id}")
    void one(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Requests.accept(request);
        send(find(id), response);
    }

    @PostMapping("/incidents/{id}/ack")
    void acknowledge(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Requests.accept(request);
        Incident incident = find(id);
        IncidentRows.acknowledge(database.client(), incident.id());
        sendNews(incident, response);
    }

    /// The detector hears of it once: who repeats what was said before changes nothing.
    @PostMapping("/incidents/{id}/feedback")
    void feedback(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Requests.accept(request);
        JsonBody body = Requests.body(request, FEEDBACK_FIELDS);
        boolean trueAlarm = body.flag("true_alarm");
        body.check();
        Incident incident = find(id);
        ingest.feedback(incident.sensor(), trueAlarm, writer -> IncidentRows.feedback(writer, incident.id(), trueAlarm));
        sendNews(incident, response);
    }

    private Incident find(String id) {
        return Requests.id(id)
                .flatMap(number -> IncidentRows.find(database.client(), number))
                .orElseThrow(() -> new FailureException(
                        Failure.of(404, "there is no such incident, GET /incidents lists those there are")));
    }

    private void sendNews(Incident before, HttpServletResponse response) throws IOException {
        Incident incident = find(Long.toString(before.id()));
        IncidentStep.tell(feeds, incident);
        send(incident, response);
    }

    private static void send(Incident incident, HttpServletResponse response) throws IOException {
        Answers.sendJson(incident::write, response);
    }
}
