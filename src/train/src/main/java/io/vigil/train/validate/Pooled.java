package io.vigil.train.validate;

import io.vigil.core.evaluate.Evaluation;
import java.util.List;

/// The scores that the same rows got under several dealings of the folds, one after the other.
record Pooled(boolean[] labels, double[] scores) {

    static Pooled of(boolean[] labels, List<double[]> dealings) {
        boolean[] allLabels = new boolean[labels.length * dealings.size()];
        double[] allScores = new double[allLabels.length];
        for (int d = 0; d < dealings.size(); d++) {
            System.arraycopy(labels, 0, allLabels, d * labels.length, labels.length);
            System.arraycopy(dealings.get(d), 0, allScores, d * labels.length, labels.length);
        }
        return new Pooled(allLabels, allScores);
    }

    double averagePrecision() {
        return Evaluation.of(labels, scores, 0).averagePrecision().orElse(0);
    }

    double bestF1Threshold() {
        return Evaluation.bestF1Threshold(labels, scores).orElseThrow();
    }
}
