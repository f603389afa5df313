package io.vigil.server.ops;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// What every part of the OpenAPI document shares: its title and how failures look.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ApiDocs implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final Map<String, String> RETRY_AFTER =
            Map.of(HttpHeaders.RETRY_AFTER, "after how many seconds to send the same again");
    private static final Map<Integer, Map<String, String>> HEADERS = Map.of(
            405, Map.of(HttpHeaders.ALLOW, "the methods there are"),
            429, RETRY_AFTER,
            503, RETRY_AFTER);

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("Vigil")
                .version("1")
                .description("Finds anomalies in sensor data. Scores rise with abnormality; "
                        + "a record is an anomaly where its score is at least the threshold.")
                .license(new License().name("GPL-3.0-only")));
        document.schema(PROBLEM, problem());
    }

    /// Adds the ways to fail, each with `application/problem+json`.
    public static ApiResponses withFailures(ApiResponses responses, int... statuses) {
        for (int status : statuses) {
            Content content = new Content().addMediaType(
                    Failure.MEDIA_TYPE, new MediaType().schema(new Schema<>().$ref(PROBLEM)));
            ApiResponse response = new ApiResponse().description(StatusText.of(status)).content(content);
            HEADERS.getOrDefault(status, Map.of()).forEach((name, description) -> response.addHeaderObject(
                    name, new Header().schema(new StringSchema()).description(description)));
            responses.addApiResponse(Integer.toString(status), response);
        }
        return responses;
    }

    private static Schema<?> problem() {
        Schema<?> fault = new ObjectSchema()
                .addProperty("pointer", text("where: #/records/3/Humidity, or ?threshold for a query parameter"))
                .addProperty("code", text("the rule's name"))
                .addProperty("detail", text("the field and the rule"))
                .addRequiredItem("pointer")
                .addRequiredItem("code")
                .addRequiredItem("detail");
        return new ObjectSchema()
                .description("RFC 9457. All problems of a request at once, the first 100 of them.")
                .addProperty("type", text("always about:blank"))
                .addProperty("title", text("the status in words"))
                .addProperty("status", new IntegerSchema().description("the HTTP status"))
                .addProperty("detail", text("what is wrong"))
                .addProperty("errors", new ArraySchema().items(fault))
                .addRequiredItem("type")
                .addRequiredItem("title")
                .addRequiredItem("status")
                .addRequiredItem("detail");
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
