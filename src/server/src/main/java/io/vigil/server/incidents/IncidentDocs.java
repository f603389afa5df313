package io.vigil.server.incidents;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.tags.Tag;
import io.vigil.server.ops.ApiCall;
import io.vigil.server.ops.Schemas;
import io.vigil.server.queries.QueryDocs;
import io.vigil.server.queries.QuerySchemas;
import io.vigil.server.readings.VerdictSchema;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The part of the OpenAPI document that tells of incidents and planned work.
@Component
@Order(5)
final class IncidentDocs implements OpenApiCustomizer {

    private static final String TAG = "incidents";
    private static final String INCIDENT = "Incident";
    private static final String MAINTENANCE = "Maintenance";
    private static final int[] FAILURES = {400, 405, 406, 422, 503};

    @Override
    public void customise(OpenAPI document) {
        document.addTagsItem(new Tag().name(TAG).description("runs of anomalies as things with a life, and planned work"));
        document.schema(INCIDENT, incident());
        document.schema(MAINTENANCE, maintenance());
        document.path("/incidents", new PathItem().get(QueryDocs.parameters(
                        new ApiCall(TAG, "Incidents, the last opened first; from and to hold those that were open then"),
                        IncidentsController.INCIDENTS.names())
                .answersTable("A page", QuerySchemas.page("incidents", INCIDENT))
                .fails(FAILURES)));
        document.path("/incidents/{id}", new PathItem().get(of("An incident").fails(404, 405, 406, 422, 503)));
        document.path("/incidents/{id}/ack", new PathItem().post(of("Note that a person has seen it")
                .fails(404, 405, 406, 422, 503)));
        document.path("/incidents/{id}/feedback", new PathItem().post(of("Say whether it was a true alarm; its sensor's detector heeds it")
                .body(Schemas.object("true_alarm", Schemas.flag("")).addRequiredItem("true_alarm"), Map.of("true_alarm", true))
                .fails(400, 404, 405, 406, 413, 415, 422, 503)));
        maintenance(document);
    }

    private static ApiCall of(String summary) {
        return new ApiCall(TAG, summary)
                .path("id", Schemas.count(""), "of the incident")
                .answers(200, "The incident", Schemas.reference(INCIDENT));
    }

    private static void maintenance(OpenAPI document) {
        document.path("/maintenance", new PathItem()
                .get(QueryDocs.parameters(new ApiCall(TAG, "Planned work, the last planned first"),
                                MaintenanceController.MAINTENANCE.names())
                        .answersTable("A page", QuerySchemas.page("maintenance", MAINTENANCE))
                        .fails(FAILURES))
                .post(new ApiCall(TAG, "Plan work on a sensor, a location or a type: alarms in that time raise no incident")
                        .body(maintenance(), Map.of(
                                "location", "hall-2", "from", "2026-01-02T06:00:00Z", "to", "2026-01-02T08:00:00Z", "note", "new pump"))
                        .answers(201, "What is planned", Schemas.reference(MAINTENANCE))
                        .fails(400, 405, 406, 413, 415, 422, 503)));
        document.path("/maintenance/{id}", new PathItem().delete(new ApiCall(TAG, "Plan it no longer")
                .path("id", Schemas.count(""), "of the planned work")
                .answers(204, "Done")
                .fails(404, 405, 406, 422, 503)));
    }

    private static Schema<?> maintenance() {
        return Schemas.object(
                        "id", Schemas.count("given by the server"),
                        "sensor", Schemas.text("either a sensor"),
                        "location", Schemas.text("or a location"),
                        "type", Schemas.text("or a type of sensors"),
                        "from", Schemas.time("the first instant that belongs to it"),
                        "to", Schemas.time("the first instant after it"),
                        "note", new StringSchema())
                .addRequiredItem("from")
                .addRequiredItem("to");
    }

    private static Schema<?> incident() {
        Schema<?> schema = new ObjectSchema().description("A run of anomalies of one sensor, or its silence");
        schema.addProperty("id", Schemas.count(""));
        schema.addProperty("sensor_id", new StringSchema());
        schema.addProperty("sensor_type", new StringSchema());
        schema.addProperty("location", new StringSchema());
        schema.addProperty("status", Schemas.oneOf(List.of("open", "closed"), ""));
        schema.addProperty("opened_at", Schemas.time("event time"));
        schema.addProperty("closed_at", Schemas.time("event time").nullable(true));
        schema.addProperty("duration_s", Schemas.number("null while it is open"));
        schema.addProperty("reasons", VerdictSchema.reasons());
        schema.addProperty("peak_score", Schemas.number("the highest so far"));
        schema.addProperty("peak_value", Schemas.number("the value that had it, null where that was a silence"));
        schema.addProperty("anomalies", Schemas.count("readings that raised an alarm"));
        schema.addProperty("readings", Schemas.count("all since it opened"));
        schema.addProperty("acknowledged_at", Schemas.time("").nullable(true));
        schema.addProperty("feedback", Schemas.text("true or false, as a person called the alarm").nullable(true));
        return schema;
    }
}
