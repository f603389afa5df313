package io.vigil.train.smile;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import smile.anomaly.IsolationForest;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.model.cart.SplitRule;

/// Forests fitted by Smile alone, as a user would bring them.
final class SmileModels {

    static final int INPUTS = 3;

    private SmileModels() {}

    static double[][] rows(int count, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[count][INPUTS];
        for (double[] row : rows) {
            for (int i = 0; i < INPUTS; i++) {
                row[i] = random.nextGaussian() * Math.pow(10, i - 1);
            }
        }
        return rows;
    }

    static DataFrame labelled(double[][] rows, int classes) {
        Random random = new Random(7);
        int[] y = new int[rows.length];
        for (int r = 0; r < y.length; r++) {
            double signal = 10 * rows[r][0] + rows[r][1] * rows[r][2] / 10 + random.nextGaussian();
            y[r] = signal < 1 ? 0 : 1 + r % (classes - 1);
        }
        return DataFrame.of(rows, "a", "b", "c").add(new IntVector("y", y));
    }

    static RandomForest randomForest(int trees, int classes) {
        int[] weights = IntStream.range(0, classes).map(c -> c == 0 ? 2 : 1).toArray();
        return RandomForest.fit(
                Formula.lhs("y"),
                labelled(rows(1500, 1), classes),
                new RandomForest.Options(trees, 2, SplitRule.GINI, 20, 1000, 3, 1.0, weights, random(trees), null));
    }

    private static long[] random(int trees) {
        return new Random(4).longs(trees).toArray();
    }

    static IsolationForest isolationForest(int trees, int extension) {
        return IsolationForest.fit(rows(2000, 2), new IsolationForest.Options(trees, 0, 256.0 / 2000, extension));
    }

    static double score(RandomForest forest, double[] row) {
        double[] posteriori = new double[2];
        forest.predict(Tuple.of(forest.schema(), row), posteriori);
        return posteriori[1];
    }

    static Path write(Path folder, Serializable forest) throws IOException {
        Path file = folder.resolve("forest.sml");
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(forest);
        }
        return file;
    }
}
