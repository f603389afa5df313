package io.vigil.core.forest;

import java.util.Arrays;

/// Walks the nodes one by one: what every other kernel must equal, and what forests of hyperplanes use.
final class WalkKernel implements Kernel {

    private final Forest forest;

    WalkKernel(Forest forest) {
        this.forest = forest;
    }

    @Override
    public void sum(double[][] columns, int rows, double[][] sums) {
        for (double[] sum : sums) {
            Arrays.fill(sum, 0, rows, 0);
        }
        for (int tree = 0; tree < forest.trees(); tree++) {
            for (int r = 0; r < rows; r++) {
                int leaf = forest.leaf(forest.root(tree), columns, r);
                for (int o = 0; o < sums.length; o++) {
                    sums[o][r] += forest.value(leaf, o);
                }
            }
        }
    }
}
