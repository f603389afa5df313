package io.vigil.server.predict;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vigil.core.bundle.Manifest.PayloadFile;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.core.format.Decoded;
import io.vigil.core.model.Scores;
import io.vigil.core.record.Feature;
import io.vigil.server.models.ServedModel;
import io.vigil.server.models.ServedSeries;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What is counted about one version of a model; every update is made once per batch.
final class ModelMetrics {

    private static final double[] BATCH_BUCKETS = {1, 10, 100, 1_000, 10_000, 100_000};
    private static final Duration[] TIME_BUCKETS = Stream.of(
                    "PT0.0001S", "PT0.00025S", "PT0.0005S", "PT0.001S", "PT0.0025S", "PT0.005S", "PT0.01S", "PT0.025S",
                    "PT0.05S", "PT0.1S", "PT0.25S", "PT0.5S", "PT1S", "PT2.5S", "PT10S")
            .map(Duration::parse)
            .toArray(Duration[]::new);

    private final Counter normal;
    private final Counter anomaly;
    private final Counter rejected;
    private final Timer seconds;
    private final DistributionSummary batch;
    private final List<Counter> missing;
    private final List<Counter> outOfRange;
    private final ScoreHistogram.Cell scores;

    ModelMetrics(ServedModel model, MeterRegistry registry, ScoreHistogram.Cell scores) {
        Tags tags = Tags.of("model", model.name(), "version", Integer.toString(model.version()));
        this.scores = scores;
        this.normal = records(registry, tags, "normal");
        this.anomaly = records(registry, tags, "anomaly");
        this.rejected = records(registry, tags, "rejected");
        this.seconds = Timer.builder("vigil.predict")
                .description("From the first byte of a request for scores to the last of its answer")
                .tags(tags)
                .serviceLevelObjectives(TIME_BUCKETS)
                .register(registry);
        this.batch = DistributionSummary.builder("vigil.batch.records")
                .description("Records per request")
                .tags(tags)
                .serviceLevelObjectives(BATCH_BUCKETS)
                .register(registry);
        this.missing = perFeature(registry, tags, model, "vigil.feature.missing", "Values that were missing and imputed");
        this.outOfRange = perFeature(
                registry, tags, model, "vigil.feature.out.of.range", "Values outside what training saw");
        info(registry, tags, model.manifest().algorithm().id(), model.manifest().files());
    }

    /// Tells of a series model, which no request scores.
    static void info(ServedSeries series, MeterRegistry registry) {
        Tags tags = Tags.of("model", series.name(), "version", Integer.toString(series.version()));
        info(registry, tags, SeriesManifest.ALGORITHM, series.manifest().files());
    }

    /// Counts a batch that was scored, bad records in it included.
    void scored(Decoded decoded, Scores values, int anomalies) {
        int bad = decoded.badRecords();
        batch.record(decoded.records());
        anomaly.increment(anomalies);
        rejected.increment(bad);
        normal.increment(decoded.records() - bad - anomalies);
        scores.add(decoded, values);
        count(missing, decoded.missing());
        count(outOfRange, decoded.outOfRange());
    }

    /// Counts records of which none was scored.
    void refused(int records) {
        rejected.increment(records);
    }

    void took(long nanos) {
        seconds.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static void count(List<Counter> counters, long[] amounts) {
        for (int f = 0; f < amounts.length; f++) {
            if (amounts[f] > 0) {
                counters.get(f).increment((double) amounts[f]);
            }
        }
    }

    private static Counter records(MeterRegistry registry, Tags tags, String result) {
        return Counter.builder("vigil.records")
                .description("Records by what became of them")
                .tags(tags.and("result", result))
                .register(registry);
    }

    private static List<Counter> perFeature(
            MeterRegistry registry, Tags tags, ServedModel model, String name, String description) {
        return model.manifest().schema().features().stream()
                .map(Feature::name)
                .map(feature -> Counter.builder(name)
                        .description(description)
                        .tags(tags.and("feature", feature))
                        .register(registry))
                .toList();
    }

    private static void info(MeterRegistry registry, Tags tags, String algorithm, List<PayloadFile> files) {
        String sha256 = files.isEmpty() ? "" : files.getFirst().sha256();
        Gauge.builder("vigil.model.info", () -> 1)
                .description("The models that are served")
                .tags(tags.and("algorithm", algorithm, "sha256", sha256))
                .register(registry);
    }
}
