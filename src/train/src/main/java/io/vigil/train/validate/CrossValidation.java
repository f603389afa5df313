package io.vigil.train.validate;

import io.vigil.core.evaluate.Evaluation;
import io.vigil.core.model.Pipeline;
import io.vigil.train.Progress;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;
import io.vigil.train.validate.Plan.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses settings and thresholds by cross-validation, and says how good that makes a model.
///
/// 1. Settings are those with the highest average precision over out-of-fold scores.
/// 2. The threshold is chosen from the same scores, where the plan says so.
/// 3. The evaluation is nested: 1 and 2 run anew within each outer fold's training rows, and what
///    they chose is held against the outer fold.
public final class CrossValidation {

    static final int FOLDS = 5;
    private static final int INNER_FOLDS = 4;

    /// With fewer rows of a kind, an inner fold could leave a model without two of them.
    private static final int LEAST_OF_A_KIND = 4;

    private final int repeats;
    private final Fits fits;

    /// @param repeats how often the folds are dealt anew
    /// @param smoothing over how many rows scores are smoothed, 1 for not at all
    public CrossValidation(int repeats, long seed, int smoothing, Progress progress) {
        this.repeats = repeats;
        this.fits = new Fits(seed, smoothing, progress);
    }

    /// True where there are labels and enough rows of either kind.
    public static boolean isPossible(Dataset data) {
        return data.labels() != null && rarest(data) >= LEAST_OF_A_KIND;
    }

    /// Fits the best candidate on all rows.
    public Fitted fit(Plan plan, Dataset data) throws TrainingException {
        fits.expect(fitsOf(plan, repeats, FOLDS));
        return fit(plan, data, repeats, FOLDS, fits.seed());
    }

    /// Evaluates what [#fit] does; only where [#isPossible].
    public Evaluated evaluate(Plan plan, Dataset data) throws TrainingException {
        fits.expect(repeats * FOLDS * fitsOf(plan, 1, INNER_FOLDS));
        List<Evaluation> evaluations = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            evaluations.add(evaluate(plan, data, fits.seed() + repeat));
        }
        return new Evaluated(plan.algorithm(), Math.min(FOLDS, rarest(data)), evaluations);
    }

    private Evaluation evaluate(Plan plan, Dataset data, long dealing) throws TrainingException {
        int[] fold = deal(data, FOLDS, dealing);
        HeldOut heldOut = new HeldOut(data);
        for (int f = 0; f < Math.min(FOLDS, rarest(data)); f++) {
            int held = f;
            int[] out = IntStream.range(0, fold.length).filter(row -> fold[row] == held).toArray();
            int[] in = IntStream.range(0, fold.length).filter(row -> fold[row] != held).toArray();
            heldOut.add(fit(plan, data.rows(in), 1, INNER_FOLDS, dealing).pipeline(), out);
        }
        return heldOut.evaluation(fits);
    }

    private Fitted fit(Plan plan, Dataset data, int dealings, int folds, long dealing) throws TrainingException {
        Candidate best = plan.candidates().get(0);
        List<double[]> bestScores = List.of();
        double bestPrecision = -1;
        for (Candidate candidate : plan.choosesByFolds() ? plan.candidates() : List.<Candidate>of()) {
            List<double[]> scores = new ArrayList<>();
            for (int d = 0; d < dealings; d++) {
                scores.add(fits.outOfFold(candidate.fitter(), data, deal(data, folds, dealing + d)));
            }
            double precision = Pooled.of(data.knownLabels(), scores).averagePrecision();
            if (precision > bestPrecision) {
                best = candidate;
                bestScores = scores;
                bestPrecision = precision;
            }
        }
        return new Thresholds(fits, plan.learned(data)).set(plan.calibration(), best, bestScores);
    }

    private static int[] deal(Dataset data, int folds, long dealing) {
        return Folds.stratified(data.knownLabels(), Math.min(folds, rarest(data)), dealing);
    }

    private static int fitsOf(Plan plan, int dealings, int folds) {
        int trials = plan.choosesByFolds() ? plan.candidates().size() * dealings * folds : 0;
        return trials + 1 + (plan.calibration() instanceof Calibration.BlockQuantile ? FOLDS : 0);
    }

    /// How many rows there are of the rarer kind.
    private static int rarest(Dataset data) {
        return Math.min(data.anomalies(), data.size() - data.anomalies());
    }
}
