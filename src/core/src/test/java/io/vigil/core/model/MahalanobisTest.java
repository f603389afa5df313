package io.vigil.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MahalanobisTest {

    /// Covariance `[[4, 2], [2, 10]]`, whose inverse is `[[10, -2], [-2, 4]] / 36`.
    private static final Mahalanobis MODEL = new Mahalanobis(new double[] {1, 2}, new double[][] {{2}, {1, 3}});

    private static final Background TWO = new Background(new double[2], new int[] {0, 1});

    private static double score(Mahalanobis model, double... record) {
        double[][] columns = Arrays.stream(record).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        double[] scores = new double[1];
        model.score(columns, 1, scores);
        return scores[0];
    }

    @Test
    void score_handWorked() {
        // d = (3, 5): (10*9 - 2*2*15 + 4*25) / 36
        assertThat(score(MODEL, 4, 7)).isCloseTo(130.0 / 36, within(1e-14));
        assertThat(score(MODEL, 1, 2)).isZero();
    }

    @Test
    void explain_handWorked() {
        double[] shares = MODEL.explain(new double[] {4, 7}, TWO).contributions();
        assertThat(shares[0]).isCloseTo(3 * (10 * 3 - 2 * 5) / 36.0, within(1e-14));
        assertThat(shares[1]).isCloseTo(5 * (-2 * 3 + 4 * 5) / 36.0, within(1e-14));
    }

    @Test
    void explain_sharesAddUpToTheScore() {
        Random random = new Random(5);
        Mahalanobis model = random(random, 8);
        Background background = new Background(new double[8], new int[] {0, 1, 2, 3, 4, 5, 6, 7});
        for (int r = 0; r < 100; r++) {
            double[] record = random.doubles(8, -10, 10).toArray();
            double sum = Arrays.stream(model.explain(record, background).contributions()).sum();
            assertThat(sum).isCloseTo(score(model, record), within(1e-9 * score(model, record)));
        }
    }

    private static Mahalanobis random(Random random, int inputs) {
        double[][] cholesky = new double[inputs][];
        for (int i = 0; i < inputs; i++) {
            cholesky[i] = random.doubles(i + 1, -0.5, 0.5).toArray();
            cholesky[i][i] = 0.5 + random.nextDouble();
        }
        return new Mahalanobis(random.doubles(inputs).toArray(), cholesky);
    }

    @Test
    void score_ofExtremeInputs_isTheLargestNumberAndNeverNaN() {
        double max = Double.MAX_VALUE;
        for (double[] record : new double[][] {{1e308, -1e308}, {max, max}, {-max, max}, {max, 0}, {0, -max}}) {
            assertThat(score(MODEL, record)).isEqualTo(max);
            assertThat(Arrays.stream(MODEL.explain(record, TWO).contributions())).allMatch(Double::isFinite);
        }
    }

    @Test
    void explain_oneFeatureMovedBySixDeviations_namesItFirst() {
        Random random = new Random(6);
        Mahalanobis model = random(random, 5);
        Background background = new Background(new double[5], new int[] {0, 1, 2, 3, 4});
        int first = 0;
        for (int r = 0; r < 200; r++) {
            double[] record = sample(model, random);
            int moved = r % 5;
            record[moved] += 6 * deviation(model, moved) * (random.nextBoolean() ? 1 : -1);
            first += model.explain(record, background).largestFirst()[0] == moved ? 1 : 0;
        }
        assertThat(first).isGreaterThanOrEqualTo(180);
    }

    private static double[] sample(Mahalanobis model, Random random) {
        double[] record = model.mean();
        double[] normal = new double[record.length];
        for (int i = 0; i < record.length; i++) {
            normal[i] = random.nextGaussian();
            for (int k = 0; k <= i; k++) {
                record[i] += model.cholesky()[i][k] * normal[k];
            }
        }
        return record;
    }

    private static double deviation(Mahalanobis model, int input) {
        return Math.sqrt(Arrays.stream(model.cholesky()[input]).map(v -> v * v).sum());
    }
}
