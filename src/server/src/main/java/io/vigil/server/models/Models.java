package io.vigil.server.models;

import io.vigil.core.bundle.Bundle;
import io.vigil.core.bundle.Found;
import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.bundle.SeriesBundle;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.server.ops.Failure;
import io.vigil.server.ops.FailureException;
import io.vigil.train.smile.SmileForests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// The models of the folder as they were when the server started, row models and series models.
/// Immutable.
///
/// A bundle that is refused takes nothing with it: the server starts and the others serve.
@Component
public final class Models {

    private static final Logger LOG = LoggerFactory.getLogger(Models.class);
    static final String RETRY_AFTER_SECONDS = "10";

    private final List<ServedModel> served = new ArrayList<>();
    private final Map<String, ServedModel> champions = new HashMap<>();
    private final List<ServedSeries> series = new ArrayList<>();
    private final Map<String, ServedSeries> seriesChampions = new HashMap<>();
    private final List<Found.Refused> refused = new ArrayList<>();
    private final DefaultModel defaultModel;

    Models(ServerSettings settings) throws IOException {
        for (Found found : ModelsFolder.load(settings.modelDir(), new SmileForests())) {
            switch (found) {
                case Found.Loaded loaded -> serve(loaded, settings);
                case Found.Refused refusal -> refused.add(refusal);
            }
        }
        Set<String> candidates = served.isEmpty() ? Set.copyOf(seriesChampions.keySet()) : loadedNames();
        defaultModel = DefaultModel.choose(settings.defaultModel(), names(), candidates);
        log(settings);
    }

    /// Every version that can be scored, in the order of name and version.
    public List<ServedModel> served() {
        return List.copyOf(served);
    }

    /// Every version of a series model, in the order of name and version.
    public List<ServedSeries> series() {
        return List.copyOf(series);
    }

    /// The champion of a series model, empty where the name is not that of one.
    public Optional<ServedSeries> series(String name) {
        return Optional.ofNullable(seriesChampions.get(name));
    }

    /// Series models are served, no row model is, and none that should be is missing.
    boolean seriesAlone() {
        String name = defaultModel.name();
        return served.isEmpty() && !series.isEmpty() && (name == null || isSeries(name));
    }

    private boolean isSeries(@Nullable String name) {
        return name != null && seriesChampions.containsKey(name);
    }

    /// What was found and cannot be used.
    public List<Found.Refused> refused() {
        return List.copyOf(refused);
    }

    /// The champion of the default model, empty where `/predict` has nothing to score with.
    public Optional<ServedModel> defaultChampion() {
        return Optional.ofNullable(champions.get(defaultModel.name()));
    }

    /// Why `/predict` has nothing to score with, as one sentence.
    public String whyNoDefault() {
        String name = defaultModel.name();
        if (isSeries(name)) {
            return scoresNoRecords(name);
        }
        if (seriesAlone()) {
            return "the models that are served judge readings of a series and cannot score records";
        }
        if (name == null) {
            return loadedNames().isEmpty()
                    ? "no model can be scored: the models folder holds none that is valid"
                    : "there is no default model: name one as in /models/{name}/predict, or start the server with --default-model";
        }
        return refusal(name).orElse("the default model %s is not in the models folder".formatted(name));
    }

    /// The champion of the default model.
    ///
    /// @throws FailureException 503 where there is none, 422 where there are series models instead
    public ServedModel requireDefault() {
        return defaultChampion()
                .orElseThrow(() -> isSeries(defaultModel.name()) || seriesAlone()
                        ? unprocessable(whyNoDefault())
                        : unavailable(whyNoDefault()));
    }

    /// The champion of a row model.
    ///
    /// @throws FailureException 404 where there is no such model, 503 where it has no champion, 422 where
    ///     it is a series model
    public ServedModel require(String name) {
        return Optional.ofNullable(champions.get(name)).orElseThrow(() -> absent(name));
    }

    /// A version of a row model.
    ///
    /// @throws FailureException 404 where there is no such version, 503 where it is refused, 422 where it
    ///     is a series model
    public ServedModel require(String name, String version) {
        return served.stream()
                .filter(model -> model.name().equals(name) && Integer.toString(model.version()).equals(version))
                .findFirst()
                .orElseThrow(() -> absentVersion(name, version));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(loadedNames());
        refused.forEach(refusal -> names.add(refusal.name()));
        return names;
    }

    private Set<String> loadedNames() {
        return served.stream().map(ServedModel::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> refusal(String name) {
        return refused.stream().filter(r -> r.name().equals(name)).map(Found.Refused::toString).findFirst();
    }

    private FailureException absent(String name) {
        if (isSeries(name)) {
            return unprocessable(scoresNoRecords(name));
        }
        return refusal(name)
                .map(Models::unavailable)
                .orElseGet(() -> new FailureException(
                        Failure.of(404, "there is no such model, GET /models lists those there are")));
    }

    private FailureException absentVersion(String name, String version) {
        if (series.stream().anyMatch(one -> one.id().equals(name + "/" + version))) {
            return unprocessable(scoresNoRecords(name));
        }
        for (Found.Refused refusal : refused) {
            if (refusal.name().equals(name) && refusal.version().equals(version)) {
                return unavailable(refusal.toString());
            }
        }
        return new FailureException(
                Failure.of(404, "there is no such version of such a model, GET /models lists those there are"));
    }

    private static FailureException unprocessable(String why) {
        return new FailureException(Failure.of(422, why));
    }

    private static String scoresNoRecords(@Nullable String series) {
        return "%s is a %s model: it judges readings of a series and cannot score records"
                .formatted(series, SeriesManifest.ALGORITHM);
    }

    private static FailureException unavailable(String why) {
        return new FailureException(Failure.of(503, why).withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
    }

    private void serve(Found.Loaded loaded, ServerSettings settings) {
        switch (loaded.bundle()) {
            case Bundle row -> add(ServedModel.of(row, loaded.champion(), settings.threshold(loaded.name())));
            case SeriesBundle bundle -> add(new ServedSeries(bundle, loaded.champion()));
        }
    }

    private void add(ServedModel model) {
        served.add(model);
        if (model.champion()) {
            champions.put(model.name(), model);
        }
    }

    private void add(ServedSeries model) {
        series.add(model);
        if (model.champion()) {
            seriesChampions.put(model.name(), model);
        }
    }

    private void log(ServerSettings settings) {
        for (ServedModel model : served) {
            LOG.info("model {} loaded: {}, threshold {}{}{}{}",
                    model.id(),
                    model.manifest().algorithm().id(),
                    model.threshold(),
                    model.overridden() ? " (set)" : "",
                    model.champion() ? ", champion" : "",
                    model.bundle().proven() ? "" : ", unproven: it carries no golden records");
        }
        series.forEach(model -> LOG.info("model {} loaded: {} of {} sensors{}",
                model.id(),
                SeriesManifest.ALGORITHM,
                model.bundle().model().sensors().size(),
                model.champion() ? ", champion" : ""));
        refused.forEach(refusal -> LOG.error("model {}", refusal));
        settings.strangers(loadedNames())
                .forEach(name -> LOG.warn("vigil.models.{} sets something for a model that is not served", name));
        logDefault();
    }

    private void logDefault() {
        Optional<ServedModel> champion = defaultChampion();
        if (champion.isPresent()) {
            LOG.info("/predict answers with {}: {}", champion.get().id(), defaultModel.reason());
        } else if (seriesAlone()) {
            LOG.info("/predict scores nothing: {}", whyNoDefault());
        } else {
            LOG.error("/predict scores nothing: {} ({})", whyNoDefault(), defaultModel.reason());
        }
    }
}
