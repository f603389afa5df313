package io.vigil.core.series.online;

/// How long paths in isolation trees are.
final class PathLengths {

    private PathLengths() {}

    /// `c(n) = 2 H(n - 1) - 2 (n - 1) / n`, the mean path of an unsuccessful search in a binary search
    /// tree of n samples, with the harmonic number H summed up rather than estimated; 0 for none or one.
    static double expected(int samples) {
        if (samples < 2) {
            return 0;
        }
        double harmonic = 0;
        for (int i = samples - 1; i > 0; i--) {
            harmonic += 1.0 / i;
        }
        return 2 * harmonic - 2 * (samples - 1.0) / samples;
    }
}
