package io.vigil.train.validate;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Rows dealt into folds: a fold's number per row.
final class Folds {

    private Folds() {}

    /// At random, each fold with its share of the anomalies.
    static int[] stratified(boolean[] labels, int folds, long seed) {
        int[] order = shuffled(labels.length, new SplittableRandom(seed));
        int[] fold = new int[labels.length];
        int dealt = 0;
        for (boolean anomalies : new boolean[] {true, false}) {
            for (int row : order) {
                if (labels[row] == anomalies) {
                    fold[row] = dealt++ % folds;
                }
            }
        }
        return fold;
    }

    /// As stretches of neighbouring rows, for rows that resemble their neighbours.
    static int[] blocks(int rows, int folds) {
        int[] fold = new int[rows];
        Arrays.setAll(fold, row -> (int) ((long) row * folds / rows));
        return fold;
    }

    private static int[] shuffled(int length, SplittableRandom random) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
