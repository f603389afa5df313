package io.vigil.server.ops;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;

/// The schemas of which those of the OpenAPI document are made.
public final class Schemas {

    private Schemas() {}

    public static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    public static Schema<?> time(String description) {
        return new DateTimeSchema().description(description);
    }

    /// A number, or null.
    public static Schema<?> number(String description) {
        return new NumberSchema().description(description).nullable(true);
    }

    public static Schema<?> count(String description) {
        return new IntegerSchema().format("int64").description(description);
    }

    public static Schema<?> flag(String description) {
        return new BooleanSchema().description(description);
    }

    public static Schema<?> oneOf(List<String> words, String description) {
        StringSchema schema = new StringSchema();
        words.forEach(schema::addEnumItem);
        return schema.description(description);
    }

    public static Schema<?> list(Schema<?> item) {
        return new ArraySchema().items(item);
    }

    /// An object that holds all of these.
    public static Schema<?> object(Object... namesAndSchemas) {
        Schema<?> object = new ObjectSchema();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            object.addProperty((String) namesAndSchemas[i], (Schema<?>) namesAndSchemas[i + 1]);
        }
        return object;
    }

    /// A schema of the document's components.
    public static Schema<?> reference(String name) {
        return new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + name);
    }
}
