package io.vigil.server.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// `GET /health`: can the default model be scored?
@Hidden
@RestController
final class HealthController {

    private final Models models;

    HealthController(Models models) {
        this.models = models;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Health(
            String status,
            boolean modelLoaded,
            @Nullable String model,
            @Nullable Integer version,
            @Nullable Double threshold,
            @Nullable String reason) {}

    @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Health> health() {
        return models.defaultChampion()
                .map(model -> ResponseEntity.ok(
                        new Health("ok", true, model.name(), model.version(), model.threshold(), null)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, Models.RETRY_AFTER_SECONDS)
                        .body(new Health("unavailable", false, null, null, null, models.whyNoDefault())));
    }
}
