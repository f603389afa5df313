package io.vigil.core.model;

import io.vigil.core.forest.Forest;
import io.vigil.core.record.Feature;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import java.util.Arrays;
import java.util.Optional;

/// A model as it is served: schema, missing-value policy, standard scaler, estimator, threshold.
///
/// Immutable and safe for many threads.
public final class Pipeline {

    /// Rows that are standardised and scored together, so that their columns stay in the cache.
    public static final int BLOCK = 1024;

    private final Schema schema;
    private final Estimator estimator;
    private final double threshold;
    private final Background background;

    /// @param threshold a record is an anomaly where its score is at least this
    public Pipeline(Schema schema, Estimator estimator, double threshold) {
        if (schema.width() != estimator.inputs()) {
            throw new IllegalArgumentException(
                    "the features make %d inputs, the estimator reads %d"
                            .formatted(schema.width(), estimator.inputs()));
        }
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("threshold must be a finite number");
        }
        this.schema = schema;
        this.estimator = estimator;
        this.threshold = threshold;
        this.background = background(schema);
    }

    public Schema schema() {
        return schema;
    }

    public Estimator estimator() {
        return estimator;
    }

    public double threshold() {
        return threshold;
    }

    public Pipeline withThreshold(double other) {
        return new Pipeline(schema, estimator, other);
    }

    /// Scores every record of the batch.
    ///
    /// @throws IllegalArgumentException where a value is missing and the feature does not impute it
    public Scores score(RecordBatch batch) {
        double[] scores = new double[batch.rows()];
        score(batch, 0, batch.rows(), scores);
        return new Scores(scores, threshold);
    }

    /// Scores the rows `[from, to)` of the batch into their places. Parts of one batch may be scored by
    /// several threads at once.
    ///
    /// @throws IllegalArgumentException where a value is missing and the feature does not impute it
    public void score(RecordBatch batch, int from, int to, double[] scores) {
        score(batch, from, to, scores, new double[schema.width()][Math.min(BLOCK, to - from)]);
    }

    /// The same, with room for a block's inputs that the caller can use again.
    ///
    /// @param inputs as many arrays as the schema is wide, each of a length of at least
    ///     `Math.min(BLOCK, to - from)`
    /// @throws IllegalArgumentException where a value is missing and the feature does not impute it
    public void score(RecordBatch batch, int from, int to, double[] scores, double[][] inputs) {
        requireFeatures(batch);
        double[] blockScores = from == 0 && to <= BLOCK ? scores : new double[Math.min(BLOCK, to - from)];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            Standardiser.fill(schema, batch, start, count, inputs);
            estimator.score(inputs, count, blockScores);
            if (blockScores != scores) {
                System.arraycopy(blockScores, 0, scores, start, count);
            }
        }
    }

    /// Says how much each feature moved the score of one record of the batch.
    ///
    /// @throws IllegalStateException where [#explains()] is false
    public Explanation explain(RecordBatch batch, int row) {
        requireFeatures(batch);
        unexplained().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        double[][] columns = new double[schema.width()][1];
        Standardiser.fill(schema, batch, row, 1, columns);
        double[] record = new double[columns.length];
        for (int i = 0; i < record.length; i++) {
            record[i] = columns[i][0];
        }
        return estimator.explain(record, background);
    }

    /// True where a record can be explained.
    public boolean explains() {
        return unexplained().isEmpty();
    }

    /// Why records cannot be explained, in words for whoever asked; empty where they can.
    public Optional<String> unexplained() {
        return estimator instanceof IsolationForest && !knowsMedians()
                ? Optional.of("the model carries no training medians")
                : estimator.unexplained();
    }

    /// For a forest, the sums of the leaf values of every record: an array per output. Else empty.
    ///
    /// @throws IllegalArgumentException where a value is missing and the feature does not impute it
    public double[][] leafSums(RecordBatch batch) {
        requireFeatures(batch);
        Optional<Forest> forest = estimator.forest();
        if (forest.isEmpty()) {
            return new double[0][];
        }
        double[][] inputs = inputs(schema, batch);
        double[][] sums = new double[forest.get().outputs()][batch.rows()];
        forest.get().sum(inputs, batch.rows(), sums);
        return sums;
    }

    private boolean knowsMedians() {
        return schema.features().stream().allMatch(f -> !(f instanceof NumericFeature n) || n.statistics() != null);
    }

    /// Where training data lay in the middle, as inputs; 0 where that is not known.
    private static Background background(Schema schema) {
        double[] medians = new double[schema.width()];
        int[] features = new int[medians.length];
        int input = 0;
        for (int f = 0; f < schema.size(); f++) {
            Feature feature = schema.features().get(f);
            if (feature instanceof NumericFeature numeric) {
                Statistics statistics = numeric.statistics();
                medians[input] = statistics == null ? 0 : Standardiser.scaled(numeric, statistics.median());
            }
            Arrays.fill(features, input, input + feature.width(), f);
            input += feature.width();
        }
        return new Background(medians, features);
    }

    /// The records of a batch as an estimator reads them: imputed, standardised, one-hot encoded; one
    /// array per input. Models are fitted on what this returns, and scored on the same.
    ///
    /// @throws IllegalArgumentException where a value is missing and the feature does not impute it
    public static double[][] inputs(Schema schema, RecordBatch batch) {
        double[][] inputs = new double[schema.width()][batch.rows()];
        Standardiser.fill(schema, batch, 0, batch.rows(), inputs);
        return inputs;
    }

    private void requireFeatures(RecordBatch batch) {
        if (batch.features() != schema.size()) {
            throw new IllegalArgumentException(
                    "the batch has %d features, the model reads %d".formatted(batch.features(), schema.size()));
        }
    }
}
