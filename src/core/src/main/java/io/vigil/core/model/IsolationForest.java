package io.vigil.core.model;

import io.vigil.core.forest.Forest;
import java.util.Arrays;
import java.util.Optional;

/// The anomaly score `2^(-E[h(x)] / c)` of a forest of random splits: anomalies are isolated early.
///
/// `h(x)` is a tree's path length, with the expected remainder added at leaves that were not grown
/// out, and `c` the expected path length among `psi` samples. Added up in tree order as Smile's
/// `IsolationForest.score` does. Source: F. T. Liu, K. M. Ting, Z.-H. Zhou, Isolation Forest (2008).
public final class IsolationForest implements Estimator {

    /// The constant of Euler and Mascheroni, to the digits that Smile uses.
    private static final double EULER = 0.5772156649;

    private final Forest forest;
    private final double c;

    /// @param forest with one output: the path length
    /// @param c the expected path length that normalises the score, above 0 (see [#expectedPath])
    public IsolationForest(Forest forest, double c) {
        if (forest.outputs() != 1) {
            throw new IllegalArgumentException(
                    "an isolation forest's leaves must hold 1 value, not " + forest.outputs());
        }
        if (!(c > 0) || c == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("c must be a finite number above 0");
        }
        requirePathLengths(forest);
        this.forest = forest;
        this.c = c;
    }

    private static void requirePathLengths(Forest forest) {
        double longest = 0;
        for (int node = 0; node < forest.nodes(); node++) {
            if (forest.input(node) == Forest.LEAF) {
                double path = forest.value(node, 0);
                if (!(path >= 0)) {
                    throw new IllegalArgumentException("node %d: its path length must be at least 0".formatted(node));
                }
                longest = Math.max(longest, path);
            }
        }
        if (!Double.isFinite(longest * forest.trees())) {
            throw new IllegalArgumentException("the path lengths must add up to a finite number");
        }
    }

    /// The expected path length among `samples` samples, at least 2: `c(psi)` of the paper.
    public static double expectedPath(int samples) {
        return 2.0 * ((Math.log(samples - 1) + EULER) - (samples - 1.0) / samples);
    }

    public double c() {
        return c;
    }

    @Override
    public int inputs() {
        return forest.inputs();
    }

    @Override
    public ScoreKind scoreKind() {
        return ScoreKind.ANOMALY_SCORE;
    }

    @Override
    public void score(double[][] inputs, int rows, double[] scores) {
        forest.sum(inputs, rows, new double[][] {scores});
        for (int r = 0; r < rows; r++) {
            scores[r] = Math.pow(2.0, -(scores[r] / forest.trees()) / c);
        }
    }

    /// What the score loses where a feature is set to its training median, all else equal; the expected
    /// score is that of a record of medians.
    @Override
    public Explanation explain(double[] record, Background background) {
        double[] scores = new double[background.size() + 2];
        score(ablations(record, background, scores.length), scores.length, scores);
        double whole = scores[background.size()];
        double[] contributions = new double[background.size()];
        for (int f = 0; f < contributions.length; f++) {
            contributions[f] = whole - scores[f];
        }
        return new Explanation(scores[background.size() + 1], contributions);
    }

    /// Columns of: per feature the record without it, the whole record, the medians.
    private static double[][] ablations(double[] record, Background background, int rows) {
        double[][] columns = new double[record.length][rows];
        for (int i = 0; i < record.length; i++) {
            Arrays.fill(columns[i], record[i]);
            columns[i][background.features()[i]] = background.medians()[i];
            columns[i][rows - 1] = background.medians()[i];
        }
        return columns;
    }

    @Override
    public Optional<Forest> forest() {
        return Optional.of(forest);
    }
}
