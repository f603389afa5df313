package io.vigil.server.incidents;

import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.server.db.Database;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import io.vigil.server.queries.Answers;
import io.vigil.server.queries.Cursor;
import io.vigil.server.queries.Listing;
import io.vigil.server.readings.ReadingsSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/maintenance`: planned work.
@Hidden
@RestController
final class MaintenanceController {

    static final Listing<Maintenance> MAINTENANCE = new Listing<>(
            Cursor.Kind.MAINTENANCE,
            List.of("limit", "cursor"),
            Maintenance.SHAPE,
            plan -> Cursor.Kind.MAINTENANCE.encode(plan.id()));

    static final List<String> FIELDS = List.of("sensor", "location", "type", "from", "to", "note");

    private final Database database;
    private final ZoneId zone;

    MaintenanceController(Database database, ReadingsSettings settings) {
        this.database = database;
        this.zone = settings.timeZone();
    }

    @GetMapping("/maintenance")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MAINTENANCE.answer(zone, request, response, asked -> {
            asked.parameters().check();
            return MaintenanceRows.list(database.client(), asked.after(), asked.limit());
        });
    }

    @PostMapping("/maintenance")
    void add(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Requests.accept(request);
        Maintenance plan = MaintenanceRows.insert(database.client(), plan(Requests.body(request, FIELDS), zone));
        response.setStatus(HttpStatus.CREATED.value());
        response.setHeader(HttpHeaders.LOCATION, "/maintenance/" + plan.id());
        Answers.sendJson(plan::write, response);
    }

    /// @throws FailureException 422 where a rule is broken
    static Maintenance plan(JsonBody body, ZoneId zone) {
        List<String> scopes = Maintenance.SCOPES.stream().filter(body::has).toList();
        String target = scopes.size() == 1 ? body.text(scopes.getFirst()) : null;
        if (scopes.size() != 1) {
            body.fault("", "missing", "exactly one of sensor, location and type is required");
        }
        long from = body.time("from", zone);
        long to = body.time("to", zone);
        String note = body.text("note");
        if (body.isSound() && from >= to) {
            body.fault("from", "range", "from must be before to");
        }
        body.check();
        return new Maintenance(0, scopes.getFirst(), String.valueOf(target), from, to, note);
    }

    @DeleteMapping("/maintenance/{id}")
    void remove(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        Requests.accept(request);
        if (!Requests.id(id).map(number -> MaintenanceRows.delete(database.client(), number)).orElse(false)) {
            throw new FailureException(
                    Failure.of(404, "there is no such planned work, GET /maintenance lists what there is"));
        }
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }
}
