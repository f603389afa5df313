package io.vigil.train.validate;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.evaluate.Confusion;
import io.vigil.core.evaluate.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/// How good models of one kind are at rows that neither they nor their thresholds have seen.
///
/// Settings and threshold were chosen anew for every fold, from the other folds alone.
///
/// The ranking figures of an evaluation are means over its folds: scores of models with different
/// settings do not compare. Its decisions are those on all rows.
///
/// @param repeats one evaluation over all rows per way of dealing the folds
public record Evaluated(Algorithm algorithm, int folds, List<Evaluation> repeats) {

    /// The mean of a figure over the repeats; absent where one of them lacks it.
    public OptionalDouble mean(Function<Evaluation, OptionalDouble> figure) {
        return repeats.stream().map(figure).allMatch(OptionalDouble::isPresent)
                ? repeats.stream().mapToDouble(e -> figure.apply(e).orElseThrow()).average()
                : OptionalDouble.empty();
    }

    /// The mean average precision, 0 where it is not known: what models are compared by.
    public double rank() {
        return mean(Evaluation::averagePrecision).orElse(0);
    }

    /// The decisions of all repeats together.
    public Confusion confusion() {
        return repeats.stream()
                .map(Evaluation::confusion)
                .reduce(new Confusion(0, 0, 0, 0), (a, b) -> new Confusion(
                        a.truePositives() + b.truePositives(),
                        a.falsePositives() + b.falsePositives(),
                        a.trueNegatives() + b.trueNegatives(),
                        a.falseNegatives() + b.falseNegatives()));
    }

    /// The means by the names that manifests use, and how they came about.
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        put(metrics, "precision", Evaluation::precision);
        put(metrics, "recall", Evaluation::recall);
        put(metrics, "f1", Evaluation::f1);
        put(metrics, "auc", Evaluation::auc);
        put(metrics, "average_precision", Evaluation::averagePrecision);
        metrics.put("folds", (double) folds);
        metrics.put("repeats", (double) repeats.size());
        return metrics;
    }

    private void put(Map<String, Double> metrics, String name, Function<Evaluation, OptionalDouble> figure) {
        mean(figure).ifPresent(value -> metrics.put(name, value));
    }
}
