package io.vigil.train.validate;

import io.vigil.core.evaluate.Confusion;
import io.vigil.core.evaluate.Evaluation;
import io.vigil.core.model.Pipeline;
import io.vigil.train.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What models said of rows that were held out from them, fold by fold.
final class HeldOut {

    private final Dataset data;
    private final double[] scores;
    private final double[] thresholds;
    private final List<int[]> folds = new ArrayList<>();

    HeldOut(Dataset data) {
        this.data = data;
        this.scores = new double[data.size()];
        this.thresholds = new double[data.size()];
    }

    void add(Pipeline fitted, int[] rows) {
        Fits.scatter(fitted, data, rows, scores);
        for (int row : rows) {
            thresholds[row] = fitted.threshold();
        }
        folds.add(rows);
    }

    Evaluation evaluation(Fits fits) {
        double[] smooth = fits.smoothed(scores, data.keys());
        boolean[] flagged = new boolean[smooth.length];
        for (int row = 0; row < flagged.length; row++) {
            flagged[row] = smooth[row] >= thresholds[row];
        }
        return new Evaluation(
                Confusion.of(data.knownLabels(), flagged),
                mean(smooth, Evaluation::auc),
                mean(smooth, Evaluation::averagePrecision));
    }

    private OptionalDouble mean(double[] smooth, Function<Evaluation, OptionalDouble> figure) {
        return folds.stream()
                .map(rows -> Evaluation.of(
                        data.rows(rows).knownLabels(),
                        Arrays.stream(rows).mapToDouble(row -> smooth[row]).toArray(),
                        0))
                .mapToDouble(fold -> figure.apply(fold).orElseThrow())
                .average();
    }
}
