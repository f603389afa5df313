package io.vigil.server.models;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import io.vigil.server.ops.ApiDocs;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The part of the OpenAPI document that tells what is served and whether it is well.
@Component
@Order(2)
final class ModelsDocs implements OpenApiCustomizer {

    private static final String JSON = "application/json";

    private final Models models;

    ModelsDocs(Models models) {
        this.models = models;
    }

    @Override
    public void customise(OpenAPI document) {
        document.addTagsItem(new Tag().name("models").description("what is served"))
                .addTagsItem(new Tag().name("health").description("is it well"));
        document.path("/models", get("models", "What is served and what was refused", listing()));
        document.path("/models/{name}", named(get("models", "What a model reads, its limits and where it came from", model())));
        document.path(
                "/models/{name}/sample-request",
                named(get("models", "A request to copy", new ObjectSchema().description("a body for the model's predict"))));
        document.path("/health", health());
        document.path("/livez", probe("Is the process alive?"));
        document.path("/readyz", probe("Is the default model loaded, verified and warm?"));
    }

    private PathItem named(PathItem item) {
        Parameter name = new PathParameter().name("name").required(true).schema(new StringSchema());
        if (!models.served().isEmpty()) {
            name.example(models.served().getFirst().name());
        }
        ApiDocs.withFailures(item.getGet().addParametersItem(name).getResponses(), 404, 503);
        return item;
    }

    private static PathItem health() {
        Schema<?> body = new ObjectSchema()
                .addProperty("status", new StringSchema().addEnumItem("ok").addEnumItem("unavailable"))
                .addProperty("model_loaded", new BooleanSchema())
                .addProperty("model", new StringSchema())
                .addProperty("version", new IntegerSchema())
                .addProperty("threshold", new NumberSchema())
                .addProperty("reason", new StringSchema())
                .addRequiredItem("status")
                .addRequiredItem("model_loaded");
        PathItem item = get("health", "Can the default model be scored?", body);
        item.getGet().getResponses().addApiResponse("503", answer("It cannot; reason says why", body));
        return item;
    }

    private static PathItem probe(String summary) {
        Schema<?> body = new ObjectSchema().addProperty("status", new StringSchema());
        PathItem item = get("health", summary, body);
        item.getGet().getResponses().addApiResponse("503", answer("No", body));
        return item;
    }

    private static Schema<?> listing() {
        return new ObjectSchema()
                .addProperty("default_model", new StringSchema())
                .addProperty("models", new ArraySchema().items(new ObjectSchema()))
                .addProperty("refused", new ArraySchema().items(new ObjectSchema()))
                .addRequiredItem("models")
                .addRequiredItem("refused");
    }

    private static Schema<?> model() {
        return new ObjectSchema()
                .addProperty("name", new StringSchema())
                .addProperty("version", new IntegerSchema())
                .addProperty("algorithm", new StringSchema())
                .addProperty("threshold", new NumberSchema())
                .addProperty("features", new ArraySchema().items(new ObjectSchema()).description("of a row model"))
                .addProperty("sensors", new ArraySchema().items(new ObjectSchema()).description("of a series model"))
                .addRequiredItem("name")
                .addRequiredItem("version")
                .addRequiredItem("algorithm");
    }

    private static PathItem get(String tag, String summary, Schema<?> body) {
        return new PathItem()
                .get(new Operation()
                        .addTagsItem(tag)
                        .summary(summary)
                        .responses(new ApiResponses().addApiResponse("200", answer("The answer", body))));
    }

    private static ApiResponse answer(String description, Schema<?> body) {
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(JSON, new MediaType().schema(body)));
    }
}
