package io.vigil.server.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.core.bundle.Found;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.server.models.ModelView.ScoreView;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// `GET /models` and below: what is served.
@Hidden
@RestController
final class ModelsController {

    private final Models models;
    private final ServerSettings settings;

    ModelsController(Models models, ServerSettings settings) {
        this.models = models;
        this.settings = settings;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listing(@Nullable String defaultModel, List<Entry> models, List<Refusal> refused) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String name,
            int version,
            boolean champion,
            String algorithm,
            @Nullable ScoreView score,
            @Nullable Double threshold,
            @Nullable Boolean unproven,
            @Nullable Integer sensors) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Refusal(String name, String version, String file, String reason) {}

    @GetMapping(path = "/models", produces = MediaType.APPLICATION_JSON_VALUE)
    Listing list() {
        return new Listing(
                models.defaultChampion().map(ServedModel::name).orElse(null),
                entries(),
                models.refused().stream().map(ModelsController::refusal).toList());
    }

    @GetMapping(path = "/models/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Object model(@PathVariable String name) {
        Optional<ServedSeries> series = models.series(name);
        if (series.isPresent()) {
            return SeriesView.of(series.get(), versions(name));
        }
        ServedModel model = models.require(name);
        boolean isDefault = models.defaultChampion().filter(model::equals).isPresent();
        return ModelView.of(model, versions(name), isDefault, settings);
    }

    @GetMapping(path = "/models/{name}/sample-request", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> sampleRequest(@PathVariable String name) {
        String sample = SampleRequest.json(models.require(name).manifest().schema());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(sample.getBytes(StandardCharsets.UTF_8));
    }

    private List<Integer> versions(String name) {
        return entries().stream().filter(entry -> entry.name().equals(name)).map(Entry::version).toList();
    }

    private List<Entry> entries() {
        return Stream.concat(
                        models.served().stream().map(ModelsController::entry),
                        models.series().stream().map(ModelsController::entry))
                .sorted(Comparator.comparing(Entry::name).thenComparing(Entry::version))
                .toList();
    }

    private static Entry entry(ServedModel model) {
        return new Entry(
                model.name(),
                model.version(),
                model.champion(),
                model.manifest().algorithm().id(),
                ScoreView.of(model.manifest().scoreKind()),
                model.threshold(),
                !model.bundle().proven(),
                null);
    }

    private static Entry entry(ServedSeries series) {
        int sensors = series.bundle().model().sensors().size();
        return new Entry(
                series.name(), series.version(), series.champion(), SeriesManifest.ALGORITHM, null, null, null, sensors);
    }

    private static Refusal refusal(Found.Refused refused) {
        return new Refusal(refused.name(), refused.version(), refused.file(), refused.reason());
    }
}
