package io.vigil.server.queries;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.vigil.server.ops.Schemas;
import io.vigil.server.readings.VerdictSchema;
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
                .addProperty(name, Schemas.list(Schemas.reference(item)))
                .addProperty("next", Schemas.text("the cursor of the next page, null on the last one").nullable(true))
                .addRequiredItem(name)
                .addRequiredItem("next");
    }

    private static Schema<?> place(Schema<?> schema) {
        schema.addProperty("sensor_id", new StringSchema());
        schema.addProperty("sensor_type", new StringSchema());
        schema.addProperty("location", new StringSchema());
        schema.addProperty("plant_id", Schemas.text("where one was sent"));
        schema.addProperty("unit", Schemas.text("where one was sent"));
        schema.addProperty("lat", new NumberSchema().description("where a position was sent"));
        schema.addProperty("lon", new NumberSchema().description("where a position was sent"));
        return schema;
    }

    private static Schema<?> reading() {
        Schema<?> schema = place(new ObjectSchema().description("A reading with the verdict of its sensor's own detector"));
        schema.addProperty("id", Schemas.count("ascends in the order in which readings were judged"));
        schema.addProperty("timestamp", Schemas.time("the event time"));
        schema.addProperty("value", new NumberSchema());
        schema.addProperty("outcome", Schemas.oneOf(List.of("stored", "late", "conflict"), "late and conflict were not learned from"));
        VerdictSchema.addTo(schema);
        schema.addProperty("reported_anomaly", Schemas.flag("the device's own verdict, where it sent one"));
        schema.addProperty("ml", Schemas.object("is_anomaly", new BooleanSchema(), "anomaly_score", new NumberSchema())
                .description("the verdict of online-forest, where it runs beside"));
        schema.addProperty("rules", Schemas.object("is_anomaly", new BooleanSchema())
                .description("the verdict of rolling-z, where it runs beside"));
        return schema;
    }

    private static Schema<?> window() {
        return Schemas.object(
                "window_start", Schemas.time("the first instant that belongs to it"),
                "window_end", Schemas.time("the first instant after it"),
                "location", new StringSchema(),
                "sensor_type", new StringSchema(),
                "avg_value", new NumberSchema(),
                "min_value", new NumberSchema(),
                "max_value", new NumberSchema(),
                "stddev_value", Schemas.number("of a sample, null of one reading"),
                "count_readings", Schemas.count("all that were stored"),
                "anomaly_count", Schemas.count("those that raised an alarm"));
    }

    private static Schema<?> sensor() {
        Schema<?> schema = place(new ObjectSchema().description("A sensor and what was last heard of it"));
        List<String> statuses = Arrays.stream(SensorRow.Status.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList();
        schema.addProperty("zone", Schemas.text("the zone that contains its position"));
        schema.addProperty("detector", Schemas.text("which judges it"));
        schema.addProperty("status", Schemas.oneOf(statuses, "the first that holds"));
        schema.addProperty("learning", VerdictSchema.learning());
        schema.addProperty("last_timestamp", Schemas.time("of its newest reading"));
        schema.addProperty("last_value", new NumberSchema());
        VerdictSchema.addTo(schema);
        schema.addProperty("count_readings", Schemas.count("all that were stored"));
        schema.addProperty("anomaly_count", Schemas.count("those that raised an alarm"));
        schema.addProperty("open_incident", Schemas.count("its id, where there is one"));
        return schema;
    }

    private static Schema<?> zone() {
        Schema<?> point = Schemas.list(new NumberSchema());
        return Schemas.object(
                "zone", new StringSchema(),
                "polygon", Schemas.list(point).description("its outline as longitudes and latitudes"),
                "further_polygons", Schemas.list(Schemas.list(point)).description("the others, where it is drawn by several"),
                "window_start", Schemas.time("null where nothing was read yet").nullable(true),
                "window_end", Schemas.time("null where nothing was read yet").nullable(true),
                "count", Schemas.count("readings"),
                "mean", Schemas.number(""),
                "median", Schemas.number(""),
                "min", Schemas.number(""),
                "max", Schemas.number(""),
                "std", Schemas.number("of a sample, null of one reading"),
                "anomalies", Schemas.count("readings that raised an alarm"));
    }
}
