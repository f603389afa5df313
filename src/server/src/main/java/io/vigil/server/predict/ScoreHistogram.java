package io.vigil.server.predict;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.vigil.core.format.Decoded;
import io.vigil.core.model.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/// `vigil_score`: how the scores are distributed, counted in bulk.
///
/// A meter of Micrometer takes one value at a time, which costs more than to score a record.
final class ScoreHistogram implements Collector {

    /// Fine where probabilities and anomaly scores lie, coarse where z and T² do.
    private static final double[] BOUNDS = {
        0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 2, 3, 5, 10, 20, 50, 100, 1_000, Double.POSITIVE_INFINITY
    };

    private final List<Cell> cells = new ArrayList<>();

    /// The distribution of one version of a model. Safe for many threads.
    static final class Cell {

        private final Labels labels;
        private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length);
        private final DoubleAdder sum = new DoubleAdder();

        private Cell(Labels labels) {
            this.labels = labels;
        }

        /// Adds the scores of the good records.
        void add(Decoded decoded, Scores scores) {
            int[] batch = new int[BOUNDS.length];
            double total = 0;
            boolean allGood = decoded.badRecords() == 0;
            for (int r = 0; r < scores.size(); r++) {
                if (allGood || !decoded.isBad(r)) {
                    batch[bucket(scores.score(r))]++;
                    total += scores.score(r);
                }
            }
            for (int b = 0; b < batch.length; b++) {
                if (batch[b] > 0) {
                    counts.addAndGet(b, batch[b]);
                }
            }
            sum.add(total);
        }

        private HistogramDataPointSnapshot snapshot() {
            ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
            for (int b = 0; b < BOUNDS.length; b++) {
                buckets.bucket(BOUNDS[b], counts.get(b));
            }
            return HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(buckets.build())
                    .sum(sum.sum())
                    .labels(labels)
                    .build();
        }
    }

    /// Makes room for a version of a model; called before the histogram is read.
    Cell cell(String model, int version) {
        Cell cell = new Cell(Labels.of("model", model, "version", Integer.toString(version)));
        cells.add(cell);
        return cell;
    }

    @Override
    public HistogramSnapshot collect() {
        HistogramSnapshot.Builder snapshot =
                HistogramSnapshot.builder().name("vigil_score").help("The scores of the records");
        cells.forEach(cell -> snapshot.dataPoint(cell.snapshot()));
        return snapshot.build();
    }

    private static int bucket(double score) {
        int b = 0;
        while (score > BOUNDS[b]) {
            b++;
        }
        return b;
    }
}
