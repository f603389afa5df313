package io.vigil.server.readings;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.tags.Tag;
import io.vigil.core.series.Arrival;
import io.vigil.server.bodies.Format;
import io.vigil.server.ops.ApiCall;
import io.vigil.server.ops.Schemas;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The part of the OpenAPI document that tells how to send readings. The readings of its examples are of
/// the moment at which the document is asked for: older ones than the server keeps would be rejected.
@Component
@Order(3)
final class ReadingsDocs implements OpenApiCustomizer {

    private static final String TAG = "readings";
    private static final String SENT = "SentReading";
    private static final String VERDICT = "Verdict";
    private static final String RECEIPT = "Receipt";
    private static final int[] FAILURES = {400, 405, 406, 408, 413, 415, 422, 429, 503};

    private final InstantSource clock = Clock.systemUTC();

    @Override
    public void customise(OpenAPI document) {
        document.addTagsItem(new Tag().name(TAG).description("what sensors send, judged and stored"));
        document.schema(SENT, sent());
        document.schema(VERDICT, VerdictSchema.withDetails());
        document.schema(RECEIPT, receipt());
        document.path("/readings", new PathItem().post(new ApiCall(TAG, "Clean, judge and store readings; answered when they are on the disk")
                .body(body(clock.instant().truncatedTo(ChronoUnit.SECONDS)))
                .answers(200, "At least one reading is stored, or was before", Schemas.reference(RECEIPT))
                .fails(FAILURES)));
    }

    private static Content body(Instant now) {
        List<Map<String, Object>> readings = List.of(
                Map.of("sensor_id", "press-7/oil", "sensor_type", "oil_temperature", "location", "hall-2", "unit", "°C",
                        "timestamp", now.minusSeconds(60).toString(), "value", 71.5),
                Map.of("plant_id", "greenhouse-1", "sensor", "humidity", "ts", now.toEpochMilli(), "value", 48.2,
                        "lat", 49.011, "lon", 8.401));
        Schema<?> one = Schemas.reference(SENT);
        return new Content()
                .addMediaType(Format.JSON.contentType(), new MediaType()
                        .schema(new ComposedSchema().addOneOfItem(new ArraySchema().items(one).minItems(1)).addOneOfItem(one))
                        .example(readings))
                .addMediaType("text/csv", text(
                        "sensor_id,sensor_type,location,value,timestamp\npress-7/oil,oil_temperature,hall-2,71.5,%s\n".formatted(now)))
                .addMediaType(Format.NDJSON.contentType(), text("""
                        {"sensor_id":"press-7/oil","sensor_type":"oil_temperature","location":"hall-2","value":71.5,"timestamp":"%1$s"}
                        {"sensor_id":"press-7/speed","sensor_type":"speed","location":"hall-2","value":1480,"timestamp":"%1$s"}
                        """.formatted(now)));
    }

    private static MediaType text(String example) {
        return new MediaType().schema(new StringSchema()).example(example);
    }

    private static Schema<?> sent() {
        Schema<?> number = new ComposedSchema().addOneOfItem(new NumberSchema()).addOneOfItem(new StringSchema());
        return Schemas.object(
                        "sensor_id", Schemas.text("unique; without it plant_id or location, a slash and the type"),
                        "sensor_type", Schemas.text("the type; without it the sensor_id"),
                        "sensor", Schemas.text("another name of sensor_type"),
                        "sensor_name", Schemas.text("another name of sensor_type"),
                        "location", Schemas.text("without it the zone that holds the position, else plant_id"),
                        "plant_id", new StringSchema(),
                        "timestamp", time("ISO-8601, or milliseconds since 1970"),
                        "ts", time("another name of timestamp"),
                        "value", number.description("finite; a number in a string counts as one"),
                        "unit", new StringSchema(),
                        "lat", new NumberSchema(),
                        "lon", new NumberSchema(),
                        "anomaly", Schemas.flag("the device's own verdict"))
                .description("Needs a sensor (sensor_id or a type), a time and a value; other fields are ignored")
                .addRequiredItem("value");
    }

    private static Schema<?> time(String description) {
        return new ComposedSchema()
                .addOneOfItem(new StringSchema())
                .addOneOfItem(new IntegerSchema().format("int64"))
                .description(description);
    }

    private static Schema<?> receipt() {
        List<String> outcomes = Stream.concat(
                        Stream.of("stored", "rejected"), Stream.of(Arrival.LATE, Arrival.CONFLICT, Arrival.DUPLICATE).map(Arrival::id))
                .toList();
        Schema<?> result = new ObjectSchema()
                .addProperty("index", Schemas.count("of the reading in the body, from 0"))
                .addProperty("outcome", Schemas.oneOf(outcomes, "late and conflict are stored and not learned from"))
                .addProperty("reason", Schemas.oneOf(Rejections.REASONS, "why it is rejected"))
                .addProperty("verdict", Schemas.reference(VERDICT))
                .addRequiredItem("index")
                .addRequiredItem("outcome");
        return new ObjectSchema()
                .addProperty("stored", Schemas.count("those that are late or in conflict included"))
                .addProperty("duplicate", Schemas.count("that were stored before"))
                .addProperty("rejected", Schemas.count(""))
                .addProperty("results", Schemas.list(result).description("one per reading, in their order"))
                .addRequiredItem("stored")
                .addRequiredItem("duplicate")
                .addRequiredItem("rejected")
                .addRequiredItem("results");
    }
}
