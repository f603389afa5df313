package io.vigil.server.predict;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.Statistics;
import io.vigil.server.models.ServedModel;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How the requests and answers of one model look, as schemas of the OpenAPI document.
final class PredictSchemas {

    private final ServedModel model;
    private final String record;
    private final String result;

    PredictSchemas(ServedModel model) {
        this.model = model;
        this.record = "Record." + model.name() + "." + model.version();
        this.result = "Result." + model.name() + "." + model.version();
    }

    void addTo(OpenAPI document) {
        document.schema(record, recordSchema());
        document.schema(result, resultSchema());
    }

    /// Records in a batch, or one bare record.
    Schema<?> request() {
        Schema<?> batch = new ObjectSchema()
                .addProperty("records", new ArraySchema().items(reference(record)).minItems(1))
                .addRequiredItem("records");
        return new ComposedSchema().addOneOfItem(batch).addOneOfItem(reference(record));
    }

    Schema<?> response() {
        Schema<?> batch = new ObjectSchema()
                .addProperty("results", new ArraySchema().items(reference(result)))
                .addProperty("model", new StringSchema())
                .addProperty("version", new IntegerSchema())
                .addProperty("threshold", new NumberSchema())
                .addProperty("warnings", new ArraySchema().items(new StringSchema()))
                .addRequiredItem("results")
                .addRequiredItem("model")
                .addRequiredItem("version")
                .addRequiredItem("threshold");
        Schema<?> bare = new ObjectSchema()
                .addProperty("input_data", new ObjectSchema().description("the record as it was sent"))
                .addProperty("prediction", reference(result))
                .addRequiredItem("input_data")
                .addRequiredItem("prediction");
        return new ComposedSchema().addOneOfItem(batch).addOneOfItem(bare);
    }

    private Schema<?> recordSchema() {
        Schema<?> schema = new ObjectSchema().description("One row of features; unknown fields are ignored with a warning");
        for (Feature feature : model.manifest().schema().features()) {
            schema.addProperty(feature.name(), property(feature));
            if (isRequired(feature)) {
                schema.addRequiredItem(feature.name());
            }
        }
        Set<String> ignored = new TreeSet<>(model.manifest().schema().idColumns());
        String time = model.manifest().schema().timeColumn();
        if (time != null) {
            ignored.add(time);
        }
        ignored.forEach(name -> schema.addProperty(name, new Schema<>().description("accepted, never scored")));
        return schema;
    }

    private Schema<?> resultSchema() {
        Schema<?> contribution = new ObjectSchema()
                .addProperty("feature", new StringSchema())
                .addProperty("contribution", new NumberSchema());
        Schema<?> explanation = new ObjectSchema()
                .addProperty("expected", new NumberSchema())
                .addProperty("contributions", new ArraySchema().items(contribution));
        return new ObjectSchema()
                .description("With on_error=partial a bad record has index and errors instead")
                .addProperty("is_anomaly", new BooleanSchema())
                .addProperty(model.manifest().scoreKind().key(), new NumberSchema().description("higher is more anomalous"))
                .addProperty("explanation", explanation)
                .addProperty("index", new IntegerSchema())
                .addProperty("errors", new ArraySchema().items(new ObjectSchema()));
    }

    private static boolean isRequired(Feature feature) {
        return switch (feature) {
            case NumericFeature numeric -> numeric.missing() == MissingPolicy.REJECT;
            case CategoricalFeature categorical -> false;
        };
    }

    private static Schema<?> property(Feature feature) {
        return switch (feature) {
            case NumericFeature numeric -> number(numeric);
            case CategoricalFeature categorical ->
                new StringSchema().nullable(true).description("known: " + String.join(", ", categorical.categories()));
        };
    }

    private static Schema<?> number(NumericFeature feature) {
        Schema<?> schema = new NumberSchema().description(description(feature.unit(), feature.statistics()));
        if (feature.missing() == MissingPolicy.MEDIAN) {
            schema.nullable(true);
        }
        Statistics seen = feature.statistics();
        if (seen != null) {
            schema.addExtension("x-training-range", Map.of("min", seen.min(), "median", seen.median(), "max", seen.max()));
        }
        return schema;
    }

    private static String description(@Nullable String unit, @Nullable Statistics seen) {
        String of = unit == null ? "" : "in " + unit;
        String range = seen == null ? "" : "training data lay from %s to %s".formatted(seen.min(), seen.max());
        return of.isEmpty() || range.isEmpty() ? of + range : of + "; " + range;
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + name);
    }
}
