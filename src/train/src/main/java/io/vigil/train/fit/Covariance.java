package io.vigil.train.fit;

import java.util.Optional;

/// Estimates of the covariance of some columns.
///
/// 1. The sample covariance, with `n - 1` rows as divisor.
/// 2. Shrunk towards a multiple of the identity: O. Ledoit, M. Wolf, A well-conditioned estimator
///    for large-dimensional covariance matrices (2004).
final class Covariance {

    /// A pivot below this share of its variance is rounding noise: the matrix is singular.
    private static final double SINGULAR = 1e-10;

    private final double[][] columns;
    private final double[] mean;
    private final int rows;

    Covariance(double[][] columns) {
        this.columns = columns;
        this.rows = columns[0].length;
        this.mean = new double[columns.length];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (double value : columns[i]) {
                sum += value;
            }
            mean[i] = sum / rows;
        }
    }

    double[] mean() {
        return mean.clone();
    }

    /// The lower triangle.
    double[][] sample() {
        return products(rows - 1);
    }

    /// The lower triangle of the shrunk covariance, whose divisor is `n`.
    double[][] shrunk() {
        double[][] s = products(rows);
        double mu = 0;
        for (int i = 0; i < s.length; i++) {
            mu += s[i][i] / s.length;
        }
        double norm = squaredNorm(s);
        double distance = norm - s.length * mu * mu;
        double noise = Math.min(distance, (fourthMoments() / rows - norm) / rows);
        double share = distance > 0 ? noise / distance : 1;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j <= i; j++) {
                s[i][j] = (1 - share) * s[i][j] + (i == j ? share * mu : 0);
            }
        }
        return s;
    }

    /// Its Cholesky factor, or empty where the matrix is singular.
    static Optional<double[][]> cholesky(double[][] lower) {
        double[][] l = new double[lower.length][];
        for (int i = 0; i < l.length; i++) {
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i != j) {
                    l[i][j] = sum / l[j][j];
                } else if (sum > SINGULAR * lower[i][i]) {
                    l[i][i] = Math.sqrt(sum);
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(l);
    }

    private double[][] products(int divisor) {
        double[][] s = new double[columns.length][];
        for (int i = 0; i < s.length; i++) {
            s[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int r = 0; r < rows; r++) {
                    sum += (columns[i][r] - mean[i]) * (columns[j][r] - mean[j]);
                }
                s[i][j] = sum / divisor;
            }
        }
        return s;
    }

    /// The sum over all rows of the fourth power of their distance from the mean.
    private double fourthMoments() {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            double square = 0;
            for (int i = 0; i < columns.length; i++) {
                square += (columns[i][r] - mean[i]) * (columns[i][r] - mean[i]);
            }
            sum += square * square;
        }
        return sum;
    }

    private static double squaredNorm(double[][] lower) {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j <= i; j++) {
                sum += (i == j ? 1 : 2) * lower[i][j] * lower[i][j];
            }
        }
        return sum;
    }
}
