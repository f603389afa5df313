package io.vigil.server.predict;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import io.vigil.server.bodies.Format;
import io.vigil.server.models.Models;
import io.vigil.server.models.SampleRequest;
import io.vigil.server.models.ServedModel;
import io.vigil.server.ops.ApiDocs;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The part of the OpenAPI document that tells how to score: one path per model that is served, each
/// with its own fields, and a request that succeeds when it is sent unchanged.
@Component
@Order(1)
final class PredictDocs implements OpenApiCustomizer {

    private static final int[] FAILURES = {400, 404, 405, 406, 408, 413, 415, 422, 429, 503};
    private static final String JSON = Format.JSON.contentType();
    private static final String CSV = "text/csv";
    private static final String NDJSON = Format.NDJSON.contentType();

    private final Models models;
    private final JsonMapper mapper;

    PredictDocs(Models models, JsonMapper mapper) {
        this.models = models;
        this.mapper = mapper;
    }

    @Override
    public void customise(OpenAPI document) {
        document.addTagsItem(new Tag().name("predict").description("score with the default model"))
                .addTagsItem(new Tag().name("predict by name").description("score with the version of a model that answers"))
                .addTagsItem(new Tag().name("predict by version").description("score with exactly one version"));
        models.defaultChampion().ifPresent(model -> document.path(
                "/predict", post(document, model, "Score records with the default model, " + model.id(), "predict")));
        for (ServedModel model : models.served()) {
            if (model.champion()) {
                String path = "/models/%s/predict".formatted(model.name());
                document.path(path, post(document, model, "Score records with " + model.id(), "predict by name"));
            }
            String path = "/models/%s/versions/%d/predict".formatted(model.name(), model.version());
            document.path(path, post(document, model, "Score records with exactly " + model.id(), "predict by version"));
        }
    }

    private PathItem post(OpenAPI document, ServedModel model, String summary, String tag) {
        PredictSchemas schemas = new PredictSchemas(model);
        schemas.addTo(document);
        return new PathItem()
                .post(new Operation()
                        .addTagsItem(tag)
                        .summary(summary)
                        .addParametersItem(query("threshold", new NumberSchema(), "stands in for the model's own, "
                                + model.threshold()))
                        .addParametersItem(query("explain", new BooleanSchema()._default(false),
                                "adds to each result what each feature added to its score"))
                        .addParametersItem(query("on_error", onError(), "partial scores the good records and reports the bad"))
                        .requestBody(body(model, schemas))
                        .responses(ApiDocs.withFailures(success(schemas), FAILURES)));
    }

    private RequestBody body(ServedModel model, PredictSchemas schemas) {
        io.vigil.core.record.Schema features = model.manifest().schema();
        Object sample = mapper.readValue(SampleRequest.json(features), Object.class);
        return new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(JSON, new MediaType().schema(schemas.request()).example(sample))
                        .addMediaType(CSV, text(SampleRequest.csv(features)))
                        .addMediaType(NDJSON, text(SampleRequest.ndjson(features))));
    }

    private static ApiResponses success(PredictSchemas schemas) {
        ApiResponse scored = new ApiResponse()
                .description("The records in their order, each with its score")
                .content(new Content()
                        .addMediaType(JSON, new MediaType().schema(schemas.response()))
                        .addMediaType(CSV, new MediaType().schema(new StringSchema()))
                        .addMediaType(NDJSON, new MediaType().schema(new StringSchema())));
        return new ApiResponses().addApiResponse("200", scored);
    }

    private static MediaType text(String example) {
        return new MediaType().schema(new StringSchema()).example(example);
    }

    private static Schema<?> onError() {
        return new StringSchema()._default("fail").addEnumItem("fail").addEnumItem("partial");
    }

    private static QueryParameter query(String name, Schema<?> schema, String description) {
        QueryParameter parameter = new QueryParameter();
        parameter.name(name).schema(schema).description(description).required(false);
        return parameter;
    }
}
