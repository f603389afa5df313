package io.vigil.server.readings;

import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.vigil.core.series.BaselineType;
import io.vigil.core.series.Reason;
import io.vigil.server.ops.Schemas;
import java.util.Arrays;

/// How a verdict looks, as a schema of the OpenAPI document.
public final class VerdictSchema {

    private VerdictSchema() {}

    /// Adds what every verdict says.
    public static void addTo(Schema<?> schema) {
        schema.addProperty("is_anomaly", Schemas.flag("it raises an alarm"));
        schema.addProperty("in_event", Schemas.flag("an alarm was raised and what raised it goes on"));
        schema.addProperty("anomaly_score", Schemas.number("higher is more anomalous"));
        schema.addProperty("reasons", reasons());
        schema.addProperty("expected", Schemas.number("the value foreseen"));
        schema.addProperty("lower", Schemas.number("below it a value is a dip"));
        schema.addProperty("upper", Schemas.number("above it a value is a spike"));
    }

    /// The reasons of a verdict.
    public static Schema<?> reasons() {
        Schema<?> reason = Schemas.oneOf(Arrays.stream(Reason.values()).map(Reason::id).toList(), "");
        return Schemas.list(reason).description("why, empty outside events");
    }

    /// How far a detector is with learning.
    public static Schema<?> learning() {
        return Schemas.object("n", new IntegerSchema(), "of", new IntegerSchema())
                .description("how far its detector is with learning, where it is not done");
    }

    /// A verdict with what its detector says besides.
    static Schema<?> withDetails() {
        Schema<?> schema = new ObjectSchema()
                .description("The verdict of the sensor's own detector; only a seasonal-baseline says ok and what follows");
        addTo(schema);
        schema.addProperty("learning", learning());
        schema.addProperty("ok", Schemas.flag("the model knows the sensor"));
        schema.addProperty("bl_type", Schemas.oneOf(Arrays.stream(BaselineType.values()).map(BaselineType::id).toList(), ""));
        schema.addProperty("baseline", Schemas.number("as it was fitted"));
        schema.addProperty("adaptive_baseline", Schemas.number("baseline + bias"));
        schema.addProperty("bias", Schemas.number("how far the sensor has drifted from its baseline"));
        schema.addProperty("band_std", Schemas.number("the spread of values around the baseline"));
        schema.addProperty("flags", Schemas.object(
                "band", Schemas.flag(""), "spike", Schemas.flag(""), "break", Schemas.flag("")));
        schema.addProperty("ema_abs_res", Schemas.number("the smoothed distance from the baseline"));
        schema.addProperty("condition", Schemas.text("low, normal or high in the words of the sensor's type"));
        schema.addProperty("ts", Schemas.time("the reading's own time"));
        return schema;
    }
}
