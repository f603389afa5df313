package io.vigil.core.evaluate;

import java.util.Arrays;
import java.util.OptionalDouble;

/// The distinct scores from the highest to the lowest, each with the anomalies and normal rows that
/// got it.
final class Ranking {

    private final double[] scores;
    private final int[] anomalies;
    private final int[] normals;
    private int steps;
    private final double allAnomalies;
    private final double allNormals;

    Ranking(boolean[] truth, double[] scores) {
        double[] positive = sorted(truth, scores, true);
        double[] negative = sorted(truth, scores, false);
        this.allAnomalies = positive.length;
        this.allNormals = negative.length;
        this.scores = new double[scores.length];
        this.anomalies = new int[scores.length];
        this.normals = new int[scores.length];
        merge(positive, negative);
    }

    private static double[] sorted(boolean[] truth, double[] scores, boolean wanted) {
        double[] picked = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (truth[i] == wanted) {
                picked[count++] = scores[i];
            }
        }
        double[] sorted = Arrays.copyOf(picked, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private void merge(double[] positive, double[] negative) {
        int p = positive.length - 1;
        int n = negative.length - 1;
        while (p >= 0 || n >= 0) {
            double score = n < 0 || (p >= 0 && positive[p] > negative[n]) ? positive[p] : negative[n];
            scores[steps] = score;
            for (; p >= 0 && positive[p] == score; p--) {
                anomalies[steps]++;
            }
            for (; n >= 0 && negative[n] == score; n--) {
                normals[steps]++;
            }
            steps++;
        }
    }

    /// The chance that an anomaly outranks a normal row, ties counting half.
    OptionalDouble auc() {
        if (allAnomalies == 0 || allNormals == 0) {
            return OptionalDouble.empty();
        }
        double outranked = 0;
        double below = allNormals;
        for (int i = 0; i < steps; i++) {
            below -= normals[i];
            outranked += anomalies[i] * (below + normals[i] / 2.0);
        }
        return OptionalDouble.of(outranked / (allAnomalies * allNormals));
    }

    /// The precision at each step, weighted by the recall the step gained.
    OptionalDouble averagePrecision() {
        if (allAnomalies == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        double found = 0;
        double flagged = 0;
        for (int i = 0; i < steps; i++) {
            found += anomalies[i];
            flagged += anomalies[i] + normals[i];
            sum += anomalies[i] * (found / flagged);
        }
        return OptionalDouble.of(sum / allAnomalies);
    }

    /// The score that, as a threshold, gives the highest F1; of equals the highest.
    OptionalDouble bestF1Threshold() {
        if (allAnomalies == 0) {
            return OptionalDouble.empty();
        }
        double threshold = 0;
        double best = -1;
        double found = 0;
        double flagged = 0;
        for (int i = 0; i < steps; i++) {
            found += anomalies[i];
            flagged += anomalies[i] + normals[i];
            double f1 = 2 * found / (flagged + allAnomalies);
            if (f1 > best) {
                best = f1;
                threshold = scores[i];
            }
        }
        return OptionalDouble.of(threshold);
    }
}
