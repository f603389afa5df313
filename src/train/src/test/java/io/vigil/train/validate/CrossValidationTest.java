package io.vigil.train.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.core.evaluate.Evaluation;
import io.vigil.core.evaluate.Quantiles;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.RobustZ;
import io.vigil.core.model.TrailingMedian;
import io.vigil.train.Progress;
import io.vigil.train.Rows;
import io.vigil.train.Settings;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;
import io.vigil.train.fit.Fitter;
import io.vigil.train.fit.MahalanobisFitter;
import io.vigil.train.fit.RandomForestFitter;
import io.vigil.train.fit.RobustZFitter;
import io.vigil.train.validate.Plan.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

    private static final Settings SETTINGS = Settings.of(Map.of());
    private static final Fitter ROBUST_Z = new RobustZFitter(RobustZ.Aggregation.MAX);

    @Test
    void labelsOfChance_areSeenAsChance() throws TrainingException {
        Dataset data = shuffledLabels(Rows.faulty(600, 1));
        Evaluated evaluated = validation(1).evaluate(forest(), data);
        assertThat(evaluated.mean(Evaluation::auc).orElseThrow()).isCloseTo(0.5, within(0.12));
        assertThat(evaluated.rank()).isLessThan(0.2);
    }

    @Test
    void faults_areFoundOutOfFold() throws TrainingException {
        Evaluated evaluated = validation(1).evaluate(forest(), Rows.faulty(600, 1));
        assertThat(evaluated.mean(Evaluation::auc).orElseThrow()).isGreaterThan(0.9);
        assertThat(evaluated.mean(Evaluation::f1).orElseThrow()).isGreaterThan(0.8);
        assertThat(evaluated.confusion().rows()).isEqualTo(600);
    }

    @Test
    void bestF1_isThatOfOutOfFoldScores() throws TrainingException {
        Dataset data = Rows.faulty(300, 1);
        Fitted fitted = validation(1).fit(forest(), data);
        double[] scores = new Fits(3, 1, Progress.NONE)
                .outOfFold(forest().candidates().get(0).fitter(), data, Folds.stratified(data.knownLabels(), 5, 3));
        assertThat(fitted.pipeline().threshold())
                .isEqualTo(Evaluation.bestF1Threshold(data.knownLabels(), scores).orElseThrow());
    }

    @Test
    void betterCandidate_isChosen() throws TrainingException {
        Candidate stump = new Candidate(new RandomForestFitter(1, 2, 140, 1, true), SETTINGS);
        Candidate forest = forest().candidates().get(0);
        Plan plan = new Plan(List.of(stump, forest), new Calibration.BestF1());
        assertThat(validation(1).fit(plan, Rows.faulty(300, 1)).candidate()).isEqualTo(forest);
    }

    @Test
    void trainingQuantile_leavesItsShareNormal() throws TrainingException {
        Dataset data = Rows.faulty(1000, 1);
        Fitted fitted = validation(1).fit(plan(ROBUST_Z, new Calibration.TrainingQuantile(0.99)), data);
        assertThat(fitted.learned().size()).isEqualTo(900);
        assertThat(fitted.pipeline().score(fitted.learned().records()).anomalies()).isEqualTo(9);
    }

    @Test
    void robustZ_getsAThresholdForEitherAggregation() throws TrainingException {
        Dataset data = Rows.faulty(1000, 1);
        Pipeline fitted = validation(1).fit(plan(ROBUST_Z, new Calibration.TrainingQuantile(0.99)), data).pipeline();
        RobustZ z = (RobustZ) fitted.estimator();
        Pipeline mean = new Pipeline(fitted.schema(), z.withAggregation(RobustZ.Aggregation.MEAN), 0);
        assertThat(z.threshold(RobustZ.Aggregation.MAX)).hasValue(fitted.threshold());
        assertThat(z.threshold(RobustZ.Aggregation.MEAN))
                .hasValue(Quantiles.threshold(mean.score(data.normal().records()).values(), 0.99));
    }

    @Test
    void smoothing_isPartOfTheThreshold() throws TrainingException {
        Dataset data = Rows.of(IntStream.range(0, 200).mapToDouble(i -> i % 20 == 0 ? 50 : i % 7).toArray());
        Plan plan = plan(ROBUST_Z, new Calibration.TrainingQuantile(0.99));
        Pipeline fitted = new CrossValidation(1, 3, 3, Progress.NONE).fit(plan, data).pipeline();
        TrailingMedian median = new TrailingMedian(3);
        double[] smooth = Arrays.stream(fitted.score(data.records()).values()).map(s -> median.add("", s)).toArray();
        assertThat(fitted.threshold()).isEqualTo(Quantiles.threshold(smooth, 0.99));
        assertThat(fitted.threshold()).isLessThan(validation(1).fit(plan, data).pipeline().threshold());
    }

    @Test
    void blockQuantile_isAboveTheInSampleOne() throws TrainingException {
        Random random = new Random(1);
        double[][] columns = new double[10][100];
        for (double[] column : columns) {
            Arrays.setAll(column, r -> random.nextGaussian());
        }
        Dataset data = Rows.of(columns);
        Pipeline fitted = validation(1).fit(plan(new MahalanobisFitter(), new Calibration.BlockQuantile(0.95)), data).pipeline();
        assertThat(fitted.threshold()).isGreaterThan(Quantiles.threshold(fitted.score(data.records()).values(), 0.95));
    }

    @Test
    void progress_endsAtItsTotal() throws TrainingException {
        List<Integer> dones = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        CrossValidation validation = new CrossValidation(2, 3, 1, (done, total) -> {
            dones.add(done);
            totals.add(total);
        });
        Dataset data = Rows.faulty(200, 1);
        validation.evaluate(forest(), data);
        validation.fit(forest(), data);
        assertThat(dones).hasSize(2 * 5 * (4 + 1) + 2 * 5 + 1).last().isEqualTo(totals.get(totals.size() - 1));
    }

    @Test
    void fewAnomalies_areTooFew() throws TrainingException {
        assertThat(CrossValidation.isPossible(Rows.faulty(40, 1))).isTrue();
        assertThat(CrossValidation.isPossible(Rows.faulty(39, 1))).isFalse();
    }

    @Test
    void fourAnomalies_areEnough() throws TrainingException {
        Evaluated evaluated = validation(1).evaluate(forest(), Rows.faulty(40, 1));
        assertThat(evaluated.folds()).isEqualTo(4);
        assertThat(evaluated.confusion().rows()).isEqualTo(40);
    }

    private static CrossValidation validation(int repeats) {
        return new CrossValidation(repeats, 3, 1, Progress.NONE);
    }

    private static Plan forest() {
        return plan(new RandomForestFitter(15, 8, 3, 1, true), new Calibration.BestF1());
    }

    private static Plan plan(Fitter fitter, Calibration calibration) {
        return new Plan(List.of(new Candidate(fitter, SETTINGS)), calibration);
    }

    private static Dataset shuffledLabels(Dataset data) {
        boolean[] labels = data.knownLabels().clone();
        Random random = new Random(8);
        for (int i = labels.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            boolean swap = labels[i];
            labels[i] = labels[j];
            labels[j] = swap;
        }
        return new Dataset(
                data.columns(), data.categories(), data.missing(), data.records(), labels, data.keys(), data.leftOut());
    }
}
