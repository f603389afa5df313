package io.vigil.train.validate;

import io.vigil.core.model.Pipeline;
import io.vigil.core.model.TrailingMedian;
import io.vigil.train.Progress;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;
import io.vigil.train.fit.Fitter;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Fits and scores, all with one seed and one smoothing, and counts how often it fitted.
final class Fits {

    private final long seed;
    private final int smoothing;
    private final Progress progress;
    private int total;
    private int done;

    /// @param smoothing over how many rows scores are smoothed, 1 for not at all
    Fits(long seed, int smoothing, Progress progress) {
        this.seed = seed;
        this.smoothing = smoothing;
        this.progress = progress;
    }

    long seed() {
        return seed;
    }

    /// Announces fits to come.
    void expect(int fits) {
        total += fits;
    }

    Pipeline fit(Fitter fitter, Dataset data) throws TrainingException {
        Pipeline fitted = fitter.fit(data, seed);
        progress.fitted(++done, total);
        return fitted;
    }

    /// The scores of each row by a model that was fitted without the row's fold, smoothed.
    double[] outOfFold(Fitter fitter, Dataset data, int[] fold) throws TrainingException {
        double[] scores = new double[data.size()];
        for (int f = 0; f <= Arrays.stream(fold).max().orElse(-1); f++) {
            int held = f;
            int[] out = IntStream.range(0, fold.length).filter(row -> fold[row] == held).toArray();
            int[] in = IntStream.range(0, fold.length).filter(row -> fold[row] != held).toArray();
            scatter(fit(fitter, data.rows(in)), data, out, scores);
        }
        return smoothed(scores, data.keys());
    }

    /// The scores of the rows that the model was fitted on, as they will be used: smoothed.
    double[] inSample(Pipeline fitted, Dataset data) {
        return smoothed(fitted.score(data.records()).values(), data.keys());
    }

    /// Scores some rows and puts each score where its row is.
    static void scatter(Pipeline fitted, Dataset data, int[] rows, double[] scores) {
        double[] some = fitted.score(data.rows(rows).records()).values();
        for (int i = 0; i < rows.length; i++) {
            scores[rows[i]] = some[i];
        }
    }

    double[] smoothed(double[] scores, String[] keys) {
        TrailingMedian median = new TrailingMedian(smoothing);
        double[] smooth = new double[scores.length];
        for (int row = 0; row < smooth.length; row++) {
            smooth[row] = median.add(keys[row], scores[row]);
        }
        return smooth;
    }
}
