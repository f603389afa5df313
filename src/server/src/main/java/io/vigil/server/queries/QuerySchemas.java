package io.vigil.server.queries;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.vigil.core.series.Reason;
import io.vigil.server.ops.ApiCall;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How what is stored looks, as schemas of the OpenAPI document.
public final class QuerySchemas {

    static final String READING = "Reading";
    static final String WINDOW = "Window";
    static final String SENSOR = "Sensor";
    static final String ZONE = "Zone";

    private QuerySchemas() {}

    static void addTo(OpenAPI document) {
        document.schema(READING, reading());
        document.schema(WINDOW, window());
        document.schema(SENSOR, sensor());
        document.schema(ZONE, zone());
    }

    /// A page of a list.
    public static Schema<?> page(String name, String item) {
        return new ObjectSchema()
                .addProperty(name, list(item))
                .addProperty("next", text("the cursor of the next page, null on the last one").nullable(true))
                .addRequiredItem(name)
                .addRequiredItem("next");
    }

    static Schema<?> list(String item) {
        return new ArraySchema().items(ApiCall.reference(item));
    }

    static Schema<?> items(Schema<?> item) {
        return new ArraySchema().items(item);
    }

    public static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    public static Schema<?> time(String description) {
        return new DateTimeSchema().description(description);
    }

    public static Schema<?> number(String description) {
        return new NumberSchema().description(description).nullable(true);
    }

    public static Schema<?> count(String description) {
        return new IntegerSchema().format("int64").description(description);
    }

    public static Schema<?> flag(String description) {
        return new BooleanSchema().description(description);
    }

    /// The reasons of a verdict.
    public static Schema<?> reasons() {
        StringSchema reason = new StringSchema();
        Arrays.stream(Reason.values()).map(Reason::id).forEach(reason::addEnumItem);
        return new ArraySchema().items(reason).description("why, empty outside events");
    }

    public static Schema<?> oneOf(List<String> words, String description) {
        StringSchema schema = new StringSchema();
        words.forEach(schema::addEnumItem);
        return schema.description(description);
    }

    private static void verdict(Schema<?> schema) {
        schema.addProperty("is_anomaly", flag("it raises an alarm"));
        schema.addProperty("in_event", flag("an alarm was raised and what raised it goes on"));
        schema.addProperty("anomaly_score", number("higher is more anomalous"));
        schema.addProperty("reasons", reasons());
        schema.addProperty("expected", number("the value foreseen"));
        schema.addProperty("lower", number("below it a value is a dip"));
        schema.addProperty("upper", number("above it a value is a spike"));
    }

    private static Schema<?> place(Schema<?> schema) {
        schema.addProperty("sensor_id", new StringSchema());
        schema.addProperty("sensor_type", new StringSchema());
        schema.addProperty("location", new StringSchema());
        schema.addProperty("plant_id", text("where one was sent"));
        schema.addProperty("unit", text("where one was sent"));
        schema.addProperty("lat", new NumberSchema().description("where a position was sent"));
        schema.addProperty("lon", new NumberSchema().description("where a position was sent"));
        return schema;
    }

    private static Schema<?> reading() {
        Schema<?> schema = place(new ObjectSchema().description("A reading with the verdict of its sensor's own detector"));
        schema.addProperty("id", count("ascends in the order in which readings were judged"));
        schema.addProperty("timestamp", time("the event time"));
        schema.addProperty("value", new NumberSchema());
        schema.addProperty("outcome", oneOf(List.of("stored", "late", "conflict"), "late and conflict were not learned from"));
        verdict(schema);
        schema.addProperty("reported_anomaly", flag("the device's own verdict, where it sent one"));
        schema.addProperty("ml", ApiCall.object("is_anomaly", new BooleanSchema(), "anomaly_score", new NumberSchema())
                .description("the verdict of online-forest, where it runs beside"));
        schema.addProperty("rules", ApiCall.object("is_anomaly", new BooleanSchema())
                .description("the verdict of rolling-z, where it runs beside"));
        return schema;
    }

    private static Schema<?> window() {
        return ApiCall.object(
                "window_start", time("the first instant that belongs to it"),
                "window_end", time("the first instant after it"),
                "location", new StringSchema(),
                "sensor_type", new StringSchema(),
                "avg_value", new NumberSchema(),
                "min_value", new NumberSchema(),
                "max_value", new NumberSchema(),
                "stddev_value", number("of a sample, null of one reading"),
                "count_readings", count("all that were stored"),
                "anomaly_count", count("those that raised an alarm"));
    }

    private static Schema<?> sensor() {
        Schema<?> schema = place(new ObjectSchema().description("A sensor and what was last heard of it"));
        List<String> statuses = Arrays.stream(SensorRow.Status.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList();
        schema.addProperty("zone", text("the zone that contains its position"));
        schema.addProperty("detector", text("which judges it"));
        schema.addProperty("status", oneOf(statuses, "the first that holds"));
        schema.addProperty("learning", ApiCall.object("n", new IntegerSchema(), "of", new IntegerSchema())
                .description("how far its detector is with learning, where it is not done"));
        schema.addProperty("last_timestamp", time("of its newest reading"));
        schema.addProperty("last_value", new NumberSchema());
        verdict(schema);
        schema.addProperty("count_readings", count("all that were stored"));
        schema.addProperty("anomaly_count", count("those that raised an alarm"));
        schema.addProperty("open_incident", count("its id, where there is one"));
        return schema;
    }

    private static Schema<?> zone() {
        Schema<?> point = items(new NumberSchema());
        return ApiCall.object(
                "zone", new StringSchema(),
                "polygon", items(point).description("its outline as longitudes and latitudes"),
                "further_polygons", items(items(point)).description("the others, where it is drawn by several"),
                "window_start", time("null where nothing was read yet").nullable(true),
                "window_end", time("null where nothing was read yet").nullable(true),
                "count", count("readings"),
                "mean", number(""),
                "median", number(""),
                "min", number(""),
                "max", number(""),
                "std", number("of a sample, null of one reading"),
                "anomalies", count("readings that raised an alarm"));
    }
}
