package io.vigil.server.predict;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vigil.server.models.Models;
import io.vigil.server.models.ServedModel;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/// The metrics of all served models. Their labels are names of models and features, so there is a
/// fixed number of them.
@Component
final class ScoringMetrics {

    private final IdentityHashMap<ServedModel, ModelMetrics> models = new IdentityHashMap<>();
    private final AtomicInteger inflight = new AtomicInteger();

    ScoringMetrics(Models served, MeterRegistry registry) {
        ScoreHistogram scores = new ScoreHistogram();
        for (ServedModel model : served.served()) {
            models.put(model, new ModelMetrics(model, registry, scores.cell(model.name(), model.version())));
        }
        served.series().forEach(series -> ModelMetrics.info(series, registry));
        if (registry instanceof PrometheusMeterRegistry prometheus) {
            prometheus.getPrometheusRegistry().register(scores);
        }
        Gauge.builder("vigil.inflight.requests", inflight, AtomicInteger::get)
                .description("Requests for scores under way")
                .register(registry);
    }

    ModelMetrics of(ServedModel model) {
        return Objects.requireNonNull(models.get(model));
    }

    void begin() {
        inflight.incrementAndGet();
    }

    void end(ServedModel model, long nanos) {
        inflight.decrementAndGet();
        of(model).took(nanos);
    }
}
