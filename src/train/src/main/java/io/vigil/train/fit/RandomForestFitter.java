package io.vigil.train.fit;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.model.Estimator;
import io.vigil.train.TrainingException;
import io.vigil.train.data.Dataset;
import io.vigil.train.smile.SmileTrees;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.model.cart.SplitRule;

/// A random forest by Smile; a split chooses from the square root of all inputs, rounded up.
///
/// @param nodeSize the fewest samples in a leaf
/// @param subSample the share of the rows that each tree sees, drawn without replacement; at 1 it
///     draws as many as there are, with replacement
/// @param balanced whether both classes weigh the same in a tree, however rare one of them is
public record RandomForestFitter(int trees, int maxDepth, int nodeSize, double subSample, boolean balanced) implements Fitter {

    private static final String LABEL = "label";

    @Override
    public Algorithm algorithm() {
        return Algorithm.RANDOM_FOREST;
    }

    @Override
    public Estimator fit(double[][] inputs, Dataset data, long seed) throws TrainingException {
        int[] labels = labels(data);
        int perSplit = (int) Math.ceil(Math.sqrt(inputs.length));
        // no limit on the number of leaves: the default prunes hard
        RandomForest.Options options = new RandomForest.Options(
                trees,
                perSplit,
                SplitRule.GINI,
                maxDepth,
                Integer.MAX_VALUE,
                nodeSize,
                subSample,
                classWeight(data),
                new SplittableRandom(seed).longs(trees).toArray(),
                null);
        return SmileTrees.compile(RandomForest.fit(Formula.lhs(LABEL), frame(inputs, labels), options), inputs.length);
    }

    private static int[] labels(Dataset data) throws TrainingException {
        boolean[] labels = data.labels();
        if (labels == null) {
            throw new TrainingException("random-forest learns from labels; name their column with --label");
        }
        int anomalies = data.anomalies();
        if (anomalies < 2 || data.size() - anomalies < 2) {
            throw new TrainingException("random-forest needs at least 2 anomalies and 2 normal rows, not %d and %d"
                    .formatted(anomalies, data.size() - anomalies));
        }
        return IntStream.range(0, labels.length).map(row -> labels[row] ? 1 : 0).toArray();
    }

    private static DataFrame frame(double[][] inputs, int[] labels) {
        double[][] rows = new double[labels.length][inputs.length];
        for (int r = 0; r < rows.length; r++) {
            for (int i = 0; i < inputs.length; i++) {
                rows[r][i] = inputs[i][r];
            }
        }
        String[] names = IntStream.range(0, inputs.length).mapToObj(i -> "x" + i).toArray(String[]::new);
        return DataFrame.of(rows, names).add(new IntVector(LABEL, labels));
    }

    /// Smile divides the number of samples that a tree draws of a class by its weight, so the class
    /// there is more of gets the weight.
    private int[] classWeight(Dataset data) {
        int anomalies = data.anomalies();
        int normals = data.size() - anomalies;
        return balanced ? new int[] {ratio(normals, anomalies), ratio(anomalies, normals)} : new int[] {1, 1};
    }

    private static int ratio(int of, int to) {
        return Math.max(1, Math.round((float) of / to));
    }
}
