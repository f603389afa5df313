package io.vigil.train;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.bundle.Provenance;
import io.vigil.core.format.Numbers;
import io.vigil.core.model.Pipeline;
import io.vigil.train.data.Dataset;
import io.vigil.train.data.Table;
import io.vigil.train.validate.Evaluated;
import io.vigil.train.validate.Fitted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A model fitted on all rows, and what is known of its kind.
///
/// @param evaluated one evaluation per algorithm that was compared; empty without labels
public record TrainedModel(Dataset data, TrainingOptions options, Fitted fitted, List<Evaluated> evaluated) {

    public Algorithm algorithm() {
        return fitted.candidate().fitter().algorithm();
    }

    public Pipeline pipeline() {
        return fitted.pipeline();
    }

    /// The evaluation of the algorithm that was kept.
    public Optional<Evaluated> evaluation() {
        return evaluated.stream().filter(e -> e.algorithm() == algorithm()).findFirst();
    }

    /// The rows it was fitted on.
    public Dataset learned() {
        return fitted.learned();
    }

    /// The share of the rows it was fitted on that it calls anomalies, before any smoothing.
    public double flagged() {
        return (double) pipeline().score(learned().records()).anomalies() / learned().size();
    }

    /// The manifest, but for what a bundle's writer adds.
    ///
    /// @param version the model's
    /// @param time now, ISO-8601 in UTC
    public Manifest manifest(String name, int version, Table table, String time) {
        return new Manifest(
                name,
                version,
                algorithm(),
                pipeline().schema(),
                pipeline().estimator().scoreKind(),
                pipeline().threshold(),
                fitted.how(),
                options.smoothing() > 1 ? new Manifest.Smoothing(options.smoothing(), options.key()) : null,
                provenance(table, time),
                evaluation().map(Evaluated::metrics).orElse(Map.of()),
                List.of(),
                List.of());
    }

    private Provenance provenance(Table table, String time) {
        return new Provenance(
                table.file(),
                table.sha256(),
                learned().size(),
                options.seed(),
                optionsInForce(),
                Versions.vigil(),
                pipeline().estimator().forest().isPresent() ? Versions.smile() : null,
                Runtime.version().toString(),
                time);
    }

    private Map<String, String> optionsInForce() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("algorithm", algorithm().id());
        if (options.label() != null) {
            all.put("label", options.label());
        }
        all.put("features", String.join(",", data.columns().features()));
        all.put("tune", String.valueOf(options.tune()));
        options.contamination().ifPresent(c -> all.put("contamination", Numbers.text(c)));
        options.quantile().ifPresent(q -> all.put("quantile", Numbers.text(q)));
        if (algorithm() == Algorithm.ROBUST_Z) {
            all.put("agg", options.aggregation().name().toLowerCase(Locale.ROOT));
        }
        all.putAll(fitted.candidate().settings().inForce(algorithm()));
        return all;
    }
}
