package io.vigil.server.ops;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

/// A call of the API on its way into the OpenAPI document.
public final class ApiCall {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    private final Operation operation = new Operation().responses(new ApiResponses());

    public ApiCall(String tag, String summary) {
        operation.addTagsItem(tag).summary(summary);
    }

    public ApiCall query(String name, Schema<?> schema, String description) {
        return parameter(new QueryParameter().required(false), name, schema, description);
    }

    public ApiCall path(String name, Schema<?> schema, String description) {
        return parameter(new PathParameter().required(true), name, schema, description);
    }

    public ApiCall header(String name, Schema<?> schema, String description) {
        return parameter(new HeaderParameter().required(false), name, schema, description);
    }

    private ApiCall parameter(Parameter parameter, String name, Schema<?> schema, String description) {
        operation.addParametersItem(parameter.name(name).schema(schema).description(description));
        return this;
    }

    public ApiCall body(Schema<?> schema, Object example) {
        return body(new Content().addMediaType(JSON, new MediaType().schema(schema).example(example)));
    }

    /// A body in one of these formats.
    public ApiCall body(Content content) {
        operation.requestBody(new RequestBody().required(true).content(content));
        return this;
    }

    /// What comes back in JSON.
    public ApiCall answers(int status, String description, Schema<?> schema) {
        return answers(status, description, new Content().addMediaType(JSON, new MediaType().schema(schema)));
    }

    /// A list that comes back in JSON or CSV.
    public ApiCall answersTable(String description, Schema<?> schema) {
        return answers(200, description, new Content()
                .addMediaType(JSON, new MediaType().schema(schema))
                .addMediaType(CSV, new MediaType().schema(new StringSchema())));
    }

    /// What comes back in these formats.
    public ApiCall answers(int status, String description, Content content) {
        operation.getResponses()
                .addApiResponse(Integer.toString(status), new ApiResponse().description(description).content(content));
        return this;
    }

    /// What comes back without a body.
    public ApiCall answers(int status, String description) {
        operation.getResponses().addApiResponse(Integer.toString(status), new ApiResponse().description(description));
        return this;
    }

    public Operation fails(int... statuses) {
        ApiDocs.withFailures(operation.getResponses(), statuses);
        return operation;
    }
}
