package io.vigil.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.openapiparser.OpenApiParser;
import io.openapiparser.OpenApiResult;
import io.openapiparser.OpenApiVersion;
import io.openapiparser.ValidationErrorTextBuilder;
import io.openapiprocessor.jackson.JacksonConverter;
import io.openapiprocessor.jsonschema.reader.UriReader;
import io.openapiprocessor.jsonschema.schema.DocumentLoader;
import io.openapiprocessor.jsonschema.schema.DocumentStore;
import io.openapiprocessor.jsonschema.schema.SchemaStore;
import io.openapiprocessor.jsonschema.schema.SchemaVersion;
import io.openapiprocessor.jsonschema.validator.Validator;
import io.openapiprocessor.jsonschema.validator.ValidatorSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The document that describes the API, checked against the OpenAPI specification's own schema.
class OpenApiIT {

    private static final DocumentLoader LOADER = new DocumentLoader(new UriReader(), new JacksonConverter());

    @Test
    void document_isValid() throws Exception {
        try (Server server = Server.start(Server.shippedModels())) {
            OpenApiResult document = parser().parse(URI.create(server.url() + "/v3/api-docs"));

            assertThat(document.getVersion()).isEqualTo(OpenApiVersion.V30);
            assertThat(violations(document)).isEmpty();
        }
    }

    @Test
    void validator_refusesADocumentWithoutInfo() {
        Map<String, Object> incomplete = Map.of("openapi", "3.0.1", "paths", Map.of());

        OpenApiResult document = parser().parse(URI.create("memory:/incomplete"), incomplete);

        assertThat(violations(document)).isNotEmpty();
    }

    private static OpenApiParser parser() {
        return new OpenApiParser(new DocumentStore(), LOADER);
    }

    private static List<String> violations(OpenApiResult document) {
        SchemaStore store = new SchemaStore(LOADER);
        store.registerDraft4();
        ValidatorSettings settings = new ValidatorSettings();
        settings.setVersion(SchemaVersion.Draft4);
        boolean valid = document.validate(new Validator(settings), store);
        ValidationErrorTextBuilder text = new ValidationErrorTextBuilder();
        List<String> errors = document.getValidationErrors().stream().map(text::getText).toList();
        return valid || !errors.isEmpty() ? errors : List.of("not valid");
    }
}
