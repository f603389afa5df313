package io.vigil.train.fit;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.Estimator;
import io.vigil.train.data.Dataset;
import io.vigil.train.smile.SmileTrees;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import smile.anomaly.IsolationForest;
import smile.math.MathEx;

/// An isolation forest by Smile; labels, where there are any, play no part.
///
/// @param samples how many rows each tree sees
public record IsolationForestFitter(int trees, int samples) implements Fitter {

    @Override
    public Algorithm algorithm() {
        return Algorithm.ISOLATION_FOREST;
    }

    @Override
    public Estimator fit(double[][] inputs, Dataset data, long seed) {
        double[][] rows = new double[data.size()][inputs.length];
        for (int r = 0; r < rows.length; r++) {
            for (int i = 0; i < inputs.length; i++) {
                rows[r][i] = inputs[i][r];
            }
        }
        return SmileTrees.compileParting(grow(rows, seed), inputs);
    }

    /// Smile normalises by the number of rows, where the paper's `c(psi)` takes a tree's samples: the
    /// trees are wrapped anew.
    private IsolationForest grow(double[][] rows, long seed) {
        int inputs = rows[0].length;
        double rate = Math.min(0.999, (double) samples / rows.length);
        IsolationForest grown =
                alone(seed, () -> IsolationForest.fit(rows, new IsolationForest.Options(trees, 0, rate, 0)));
        int psi = Math.max(2, (int) Math.round(rows.length * rate));
        return new IsolationForest(psi, inputs, 0, grown.trees());
    }

    /// Smile grows trees on whatever threads the pool has, each with its own random numbers: on a pool
    /// of one thread, whose numbers start at the seed, two runs are the same.
    private static IsolationForest alone(long seed, Callable<IsolationForest> fit) {
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            return pool.submit(() -> {
                        MathEx.setSeed(seed);
                        return fit.call();
                    })
                    .join();
        }
    }
}
