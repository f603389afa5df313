package io.vigil.server.models;

import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.vigil.core.series.BaselineType;
import io.vigil.server.ops.Schemas;
import java.util.Arrays;
import java.util.List;

/// How what is said of models looks, as schemas of the OpenAPI document.
final class ModelSchemas {

    private ModelSchemas() {}

    static Schema<?> listing() {
        Schema<?> entry = named()
                .addProperty("champion", Schemas.flag("it is the version that answers"))
                .addProperty("score", score())
                .addProperty("threshold", new NumberSchema())
                .addProperty("unproven", unproven())
                .addProperty("sensors", Schemas.count("that a series model knows"));
        Schema<?> refused = Schemas.object("name", new StringSchema(), "version", new StringSchema(),
                "file", Schemas.text("in which a rule is broken"), "reason", Schemas.text("the rule"));
        return Schemas.object(
                        "default_model", new StringSchema(),
                        "models", Schemas.list(entry),
                        "refused", Schemas.list(refused))
                .addRequiredItem("models")
                .addRequiredItem("refused");
    }

    static Schema<?> model() {
        return new ComposedSchema().addOneOfItem(row()).addOneOfItem(series());
    }

    private static Schema<?> row() {
        Schema<?> feature = Schemas.object("name", new StringSchema(),
                "type", Schemas.oneOf(List.of("number", "category"), ""), "unit", new StringSchema(),
                "missing", Schemas.oneOf(List.of("reject", "median"), "what becomes of a missing value"),
                "median", new NumberSchema(), "min", new NumberSchema(), "max", new NumberSchema(),
                "categories", Schemas.list(new StringSchema()));
        return version().description("A model of records")
                .addProperty("score", score())
                .addProperty("threshold", new NumberSchema().description("an anomaly scores at least as much"))
                .addProperty("threshold_from", Schemas.oneOf(List.of("bundle", "setting"), ""))
                .addProperty("calibration", Schemas.text("how the bundle's threshold was found"))
                .addProperty("unproven", unproven())
                .addProperty("features", Schemas.list(feature))
                .addProperty("id_columns", Schemas.list(new StringSchema()).description("accepted, never scored"))
                .addProperty("time_column", Schemas.text("accepted, never scored"))
                .addProperty("smoothing", Schemas.object(
                        "rows", new IntegerSchema(), "key", new StringSchema(), "note", new StringSchema()))
                .addProperty("explains", Schemas.flag("explain=true works"))
                .addProperty("metrics", new ObjectSchema().additionalProperties(new NumberSchema()))
                .addProperty("limits", Schemas.object("max_body_bytes", Schemas.count(""),
                        "max_records", new IntegerSchema(), "max_explained", new IntegerSchema()))
                .addRequiredItem("features");
    }

    private static Schema<?> series() {
        List<String> baselines = Arrays.stream(BaselineType.values()).map(BaselineType::id).toList();
        Schema<?> sensor = Schemas.object("sensor_id", new StringSchema(), "entity", new StringSchema(),
                "sensor", new StringSchema(), "baselines", Schemas.list(Schemas.oneOf(baselines, "")).description("the last one answers"));
        return version().description("A model of sensors")
                .addProperty("time_zone", new StringSchema())
                .addProperty("limits", Schemas.object("band", new NumberSchema(), "spike", new NumberSchema(),
                        "break", new NumberSchema(), "bias_rate", new NumberSchema(), "ema_rate", new NumberSchema()))
                .addProperty("sensors", Schemas.list(sensor))
                .addRequiredItem("sensors");
    }

    private static Schema<?> version() {
        return named()
                .addProperty("versions", Schemas.list(new IntegerSchema()).description("all that are served"))
                .addProperty("is_default", Schemas.flag("it is behind /predict"))
                .addProperty("provenance", Schemas.object("data_file", new StringSchema(), "data_sha256", new StringSchema(),
                        "rows", Schemas.count(""), "seed", Schemas.count(""), "options", new ObjectSchema(),
                        "vigil", new StringSchema(), "smile", new StringSchema(), "java", new StringSchema(),
                        "time", Schemas.time("")))
                .addProperty("files", Schemas.list(Schemas.object(
                        "name", new StringSchema(), "sha256", new StringSchema(), "size", Schemas.count("in bytes"))));
    }

    private static Schema<?> named() {
        return Schemas.object("name", new StringSchema(), "version", new IntegerSchema(), "algorithm", new StringSchema())
                .addRequiredItem("name")
                .addRequiredItem("version")
                .addRequiredItem("algorithm");
    }

    private static Schema<?> score() {
        return Schemas.object("kind", new StringSchema(), "key", Schemas.text("its name in answers"));
    }

    private static Schema<?> unproven() {
        return Schemas.flag("it came without golden records to check it by");
    }
}
