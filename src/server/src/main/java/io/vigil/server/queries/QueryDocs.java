package io.vigil.server.queries;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.tags.Tag;
import io.vigil.server.ops.ApiCall;
import io.vigil.server.ops.Schemas;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The part of the OpenAPI document that tells how to ask for what is stored.
@Component
@Order(4)
public final class QueryDocs implements OpenApiCustomizer {

    private static final String TAG = "queries";
    private static final int[] FAILURES = {400, 405, 406, 422, 503};

    @Override
    public void customise(OpenAPI document) {
        document.addTagsItem(new Tag().name(TAG).description("what is stored, and what it sums up to"));
        QuerySchemas.addTo(document);
        list(document, "/readings", "Readings, the newest first", "readings", QuerySchemas.READING, ListsController.READINGS);
        list(document, "/anomalies", "Readings that raised an alarm, the newest first", "anomalies",
                QuerySchemas.READING, ListsController.ANOMALIES);
        list(document, "/aggregates", "Windows of time per location and type, the last first", "aggregates",
                QuerySchemas.WINDOW, ListsController.AGGREGATES);
        list(document, "/sensors", "Sensors and what was last heard of them", "sensors",
                QuerySchemas.SENSOR, ListsController.SENSORS);
        list(document, "/zones", "The newest window of each zone; with from, to or cursor all of them, the last first",
                "zones", QuerySchemas.ZONE, ZonesController.ZONES);
        sums(document);
    }

    private static void list(
            OpenAPI document, String path, String summary, String name, String item, Listing<?> listing) {
        ApiCall call = parameters(new ApiCall(TAG, summary), listing.names());
        PathItem known = document.getPaths().get(path);
        document.path(path, (known == null ? new PathItem() : known)
                .get(call.answersTable("A page", QuerySchemas.page(name, item)).fails(FAILURES)));
    }

    /// Adds the query parameters of these names.
    public static ApiCall parameters(ApiCall call, List<String> names) {
        for (String name : names) {
            switch (name) {
                case "sensor", "type", "location" -> call.query(name, new StringSchema(), "only of this " + name);
                case "from" -> call.query(name, new StringSchema(), "from this time on, ISO-8601 or epoch milliseconds");
                case "to" -> call.query(name, new StringSchema(), "before this time");
                case "limit" -> call.query(name, new IntegerSchema().minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(Parameters.MAX_LIMIT)), "items on a page, 100 without it");
                case "cursor" -> call.query(name, new StringSchema(), "what next held in the answer before");
                case "step" -> call.query(name, Schemas.oneOf(Step.names(), ""), "how long the windows are, PT1M without it");
                case "status" -> call.query(name, Schemas.oneOf(List.of("open", "closed"), ""), "only those");
                default -> throw new IllegalArgumentException(name);
            }
        }
        return call;
    }

    private static void sums(OpenAPI document) {
        Schema<?> statistics = Schemas.object(
                "location", new StringSchema(), "sensor_type", new StringSchema(), "count", Schemas.count(""),
                "mean", new NumberSchema(), "min", new NumberSchema(), "max", new NumberSchema(),
                "std", Schemas.number(""), "anomalies", Schemas.count(""));
        document.path("/statistics", new PathItem().get(parameters(
                        new ApiCall(TAG, "Figures per location and type, of the last day without from"),
                        SumsController.STATISTICS_NAMES)
                .answersTable("The figures", Schemas.object("statistics", Schemas.list(statistics)))
                .fails(FAILURES)));
        document.path("/summary", new PathItem().get(parameters(
                        new ApiCall(TAG, "Counts of readings, anomalies, sensors and open incidents"), Filter.names())
                .answers(200, "The counts", summary())
                .fails(FAILURES)));
        document.path("/correlation", new PathItem().get(parameters(
                        new ApiCall(TAG, "Pearson's correlation of the types of a location over one-minute means, of at most 24 hours"),
                        SumsController.CORRELATION_NAMES)
                .answers(200, "The matrix", Schemas.object(
                        "location", new StringSchema(),
                        "types", Schemas.list(new StringSchema()),
                        "minutes", Schemas.count("in which anything was read"),
                        "matrix", Schemas.list(Schemas.list(Schemas.number("null where a type is constant")))))
                .fails(FAILURES)));
        document.path("/ml", new PathItem().get(parameters(
                        new ApiCall(TAG, "How online-forest and rolling-z agree, of the last day without from"), Filter.names())
                .answers(200, "The counts, and the newest readings that one of them calls anomalous", ml())
                .fails(FAILURES)));
    }

    private static Schema<?> summary() {
        Schema<?> ofType = Schemas.object("sensor_type", new StringSchema(), "readings", Schemas.count(""),
                "anomalies", Schemas.count(""));
        Schema<?> ofLocation = Schemas.object("location", new StringSchema(), "readings", Schemas.count(""),
                "anomalies", Schemas.count(""));
        return Schemas.object(
                "readings", Schemas.count(""), "anomalies", Schemas.count(""),
                "active_sensors", Schemas.count("that sent since from and are not silent"),
                "silent_sensors", Schemas.count(""), "open_incidents", Schemas.count(""),
                "by_type", Schemas.list(ofType), "by_location", Schemas.list(ofLocation),
                "newest", Schemas.time("of all readings").nullable(true));
    }

    private static Schema<?> ml() {
        return Schemas.object(
                "agreement", Schemas.object("both", Schemas.count(""), "ml_only", Schemas.count(""),
                        "rules_only", Schemas.count(""), "neither", Schemas.count("")),
                "scores", Schemas.list(Schemas.object(
                        "from", new NumberSchema(), "to", new NumberSchema(), "count", Schemas.count(""))),
                "predictions", Schemas.list(Schemas.reference(QuerySchemas.READING)));
    }
}
