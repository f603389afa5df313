package io.vigil.train.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CovarianceTest {

    @Test
    void sample_isTheTextbookOne() {
        double[][] s = new Covariance(new double[][] {{1, 2, 3}, {2, 4, 9}}).sample();
        assertThat(s[0]).containsExactly(1);
        assertThat(s[1]).containsExactly(3.5, 13);
    }

    @Test
    void shrunk_isLedoitAndWolfs() {
        double[][] columns = columns(6, 4);
        double[][] shrunk = new Covariance(columns).shrunk();
        double[][] expected = ledoitWolf(columns);
        for (int i = 0; i < shrunk.length; i++) {
            for (int j = 0; j <= i; j++) {
                assertThat(shrunk[i][j]).isCloseTo(expected[i][j], within(1e-12));
            }
        }
    }

    @Test
    void cholesky_multipliesBack() {
        double[][] s = new Covariance(columns(50, 3)).sample();
        double[][] l = Covariance.cholesky(s).orElseThrow();
        assertThat(l[2][0] * l[1][0] + l[2][1] * l[1][1]).isCloseTo(s[2][1], within(1e-12));
    }

    @Test
    void sumOfColumns_isSingular() {
        double[][] columns = columns(50, 3);
        for (int r = 0; r < 50; r++) {
            columns[2][r] = columns[0][r] + columns[1][r];
        }
        assertThat(Covariance.cholesky(new Covariance(columns).sample())).isEmpty();
        assertThat(Covariance.cholesky(new Covariance(columns).shrunk())).isPresent();
    }

    @Test
    void constantColumns_areSingularEvenShrunk() {
        assertThat(Covariance.cholesky(new Covariance(new double[2][20]).shrunk())).isEmpty();
    }

    /// Written from the paper's formulas with whole matrices, one outer product per row.
    private static double[][] ledoitWolf(double[][] columns) {
        int p = columns.length;
        int n = columns[0].length;
        double[][][] outer = new double[n][p][p];
        double[][] s = new double[p][p];
        for (int r = 0; r < n; r++) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    outer[r][i][j] = (columns[i][r] - mean(columns[i])) * (columns[j][r] - mean(columns[j]));
                    s[i][j] += outer[r][i][j] / n;
                }
            }
        }
        double mu = 0;
        for (int i = 0; i < p; i++) {
            mu += s[i][i] / p;
        }
        double[][] target = new double[p][p];
        for (int i = 0; i < p; i++) {
            target[i][i] = mu;
        }
        double noise = 0;
        for (double[][] x : outer) {
            noise += distance(x, s) / n / n;
        }
        double share = Math.min(1, noise / distance(s, target));
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                s[i][j] = share * target[i][j] + (1 - share) * s[i][j];
            }
        }
        return s;
    }

    private static double distance(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
            }
        }
        return sum;
    }

    private static double mean(double[] column) {
        double sum = 0;
        for (double value : column) {
            sum += value;
        }
        return sum / column.length;
    }

    private static double[][] columns(int rows, int columns) {
        Random random = new Random(3);
        double[][] values = new double[columns][rows];
        for (double[] column : values) {
            for (int r = 0; r < rows; r++) {
                column[r] = random.nextGaussian() * 3 + (r % 2);
            }
        }
        return values;
    }
}
