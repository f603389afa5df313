package io.vigil.core.model;

/// Hotelling's T²: the squared distance from the mean, measured in the covariance of the training data.
///
/// With the covariance as `L * L'` (Cholesky), T² is the squared length of `y` in `L * y = x - mean`.
/// Source: H. Hotelling, Multivariate Quality Control (1947).
public final class Mahalanobis implements Estimator {

    private final double[] mean;
    private final double[][] cholesky;

    /// @param mean one per input
    /// @param cholesky the lower triangular factor of the covariance: row `i` holds `i + 1` values,
    ///     the last above 0
    public Mahalanobis(double[] mean, double[][] cholesky) {
        if (mean.length == 0 || cholesky.length != mean.length) {
            throw new IllegalArgumentException("cholesky must hold one row per input");
        }
        this.mean = mean.clone();
        this.cholesky = new double[cholesky.length][];
        for (int i = 0; i < cholesky.length; i++) {
            if (cholesky[i].length != i + 1 || !(cholesky[i][i] > 0)) {
                throw new IllegalArgumentException("cholesky must be lower triangular with a diagonal above 0");
            }
            for (double value : cholesky[i]) {
                if (!Double.isFinite(value) || !Double.isFinite(mean[i])) {
                    throw new IllegalArgumentException("mean and cholesky must be finite numbers");
                }
            }
            this.cholesky[i] = cholesky[i].clone();
        }
    }

    public double[] mean() {
        return mean.clone();
    }

    public double[][] cholesky() {
        double[][] copy = new double[cholesky.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = cholesky[i].clone();
        }
        return copy;
    }

    @Override
    public int inputs() {
        return mean.length;
    }

    @Override
    public ScoreKind scoreKind() {
        return ScoreKind.T_SQUARED;
    }

    @Override
    public void score(double[][] inputs, int rows, double[] scores) {
        double[] y = new double[mean.length];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < y.length; i++) {
                y[i] = inputs[i][r] - mean[i];
            }
            forward(y);
            double sum = 0;
            for (double v : y) {
                sum += v * v;
            }
            scores[r] = finite(sum);
        }
    }

    /// The share of each feature in T²: `d[i] * (S^-1 d)[i]`, which add up to the score.
    @Override
    public Explanation explain(double[] record, Background background) {
        double[] d = new double[mean.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = record[i] - mean[i];
        }
        double[] inverse = d.clone();
        forward(inverse);
        backward(inverse);
        for (int i = 0; i < d.length; i++) {
            d[i] = finite(d[i] * inverse[i]);
        }
        return new Explanation(0, background.perFeature(d));
    }

    /// Solves `L * y = x` in place.
    private void forward(double[] x) {
        for (int i = 0; i < x.length; i++) {
            double[] row = cholesky[i];
            double sum = x[i];
            for (int k = 0; k < i; k++) {
                sum -= row[k] * x[k];
            }
            x[i] = sum / row[i];
        }
    }

    /// Solves `L' * y = x` in place.
    private void backward(double[] x) {
        for (int i = x.length - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < x.length; k++) {
                sum -= cholesky[k][i] * x[k];
            }
            x[i] = sum / cholesky[i][i];
        }
    }

    /// A distance beyond the range of a double stays the largest one there is.
    private static double finite(double value) {
        return Double.isNaN(value) ? Double.MAX_VALUE : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }
}
