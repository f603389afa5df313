package io.vigil.server.models;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
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
import io.vigil.server.ops.ApiCall;
import io.vigil.server.ops.ApiDocs;
import io.vigil.server.ops.Schemas;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The part of the OpenAPI document that tells what is served and whether it is well.
@Component
@Order(2)
final class ModelsDocs implements OpenApiCustomizer {

    private static final String JSON = "application/json";

    /// Of Boot's own answers where a request accepts anything.
    private static final String ACTUATOR = "application/vnd.spring-boot.actuator.v3+json";

    private final Models models;

    ModelsDocs(Models models) {
        this.models = models;
    }

    @Override
    public void customise(OpenAPI document) {
        document.addTagsItem(new Tag().name("models").description("what is served"))
                .addTagsItem(new Tag().name("health").description("is it well"));
        document.path("/models", get("models", "What is served and what was refused", ModelSchemas.listing()));
        document.path("/models/{name}", named(get("models", "What a model reads, its limits and where it came from", ModelSchemas.model())));
        document.path(
                "/models/{name}/sample-request",
                named(get("models", "A request to copy", new ObjectSchema().description("a body for the model's predict"))));
        document.path("/health", health());
        document.path("/livez", probe("Is the process alive?"));
        document.path("/readyz", probe("Is the default model loaded, verified and warm?"));
        document.path("/actuator/health", probe("Are all parts of the server well?"));
        document.path("/actuator/prometheus", metrics());
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
        MediaType body = new MediaType().schema(Schemas.object(
                "status", new StringSchema(),
                "groups", Schemas.list(new StringSchema()).description("of /actuator/health alone")));
        Content either = new Content().addMediaType(JSON, body).addMediaType(ACTUATOR, body);
        return new PathItem().get(new ApiCall("health", summary)
                .answers(200, "Yes", either)
                .answers(503, "No", either)
                .fails(405));
    }

    private static PathItem metrics() {
        Content text = new Content().addMediaType("text/plain", new MediaType().schema(new StringSchema()));
        return new PathItem().get(new ApiCall("health", "Metrics as Prometheus reads them")
                .answers(200, "The metrics", text)
                .fails(405));
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
