package io.vigil.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// How well scores tell anomalies from normal rows.
///
/// A figure that the rows do not define, such as recall without anomalies, is absent.
///
/// @param confusion of the decisions
/// @param auc the area under the ROC curve: the chance that an anomaly outranks a normal row, ties
///     counting half
/// @param averagePrecision the area under the precision-recall curve, step by step without
///     interpolation, equal scores being one step (as scikit-learn defines it)
public record Evaluation(Confusion confusion, OptionalDouble auc, OptionalDouble averagePrecision) {

    /// Evaluates scores held against a threshold.
    ///
    /// @param truth which rows are anomalies
    /// @param scores one per row, higher being more anomalous, none of them NaN
    /// @param threshold a row is flagged where its score is at least this
    public static Evaluation of(boolean[] truth, double[] scores, double threshold) {
        boolean[] flagged = new boolean[scores.length];
        for (int i = 0; i < flagged.length; i++) {
            flagged[i] = scores[i] >= threshold;
        }
        return of(truth, scores, flagged);
    }

    /// Evaluates scores and the decisions made by them.
    ///
    /// @param truth which rows are anomalies
    /// @param scores one per row, higher being more anomalous, none of them NaN
    /// @param flagged which rows were taken for anomalies
    public static Evaluation of(boolean[] truth, double[] scores, boolean[] flagged) {
        Ranking ranking = rank(truth, scores);
        return new Evaluation(Confusion.of(truth, flagged), ranking.auc(), ranking.averagePrecision());
    }

    /// The score that gives the highest F1 as a threshold, of equally good ones the highest; absent
    /// where there are no anomalies.
    public static OptionalDouble bestF1Threshold(boolean[] truth, double[] scores) {
        return rank(truth, scores).bestF1Threshold();
    }

    public OptionalDouble precision() {
        return confusion.precision();
    }

    public OptionalDouble recall() {
        return confusion.recall();
    }

    public OptionalDouble f1() {
        return confusion.f1();
    }

    /// The figures by the names that files and manifests use, without the absent ones.
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        put(metrics, "precision", precision());
        put(metrics, "recall", recall());
        put(metrics, "f1", f1());
        put(metrics, "auc", auc);
        put(metrics, "average_precision", averagePrecision);
        metrics.put("true_positives", (double) confusion.truePositives());
        metrics.put("false_positives", (double) confusion.falsePositives());
        metrics.put("true_negatives", (double) confusion.trueNegatives());
        metrics.put("false_negatives", (double) confusion.falseNegatives());
        return metrics;
    }

    private static void put(Map<String, Double> metrics, String name, OptionalDouble value) {
        value.ifPresent(v -> metrics.put(name, v));
    }

    private static Ranking rank(boolean[] truth, double[] scores) {
        if (truth.length != scores.length) {
            throw new IllegalArgumentException("truth and scores must hold one value per row");
        }
        for (double score : scores) {
            if (Double.isNaN(score)) {
                throw new IllegalArgumentException("scores must not be NaN");
            }
        }
        return new Ranking(truth, scores);
    }
}
