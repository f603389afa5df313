package io.vigil.server;

import io.vigil.core.bundle.Algorithm;
import io.vigil.core.bundle.BundleWriter;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.bundle.Manifest.Smoothing;
import io.vigil.core.bundle.Provenance;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.core.forest.Forest;
import io.vigil.core.model.Estimator;
import io.vigil.core.model.IsolationForest;
import io.vigil.core.model.RandomForest;
import io.vigil.core.model.RobustZ;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import io.vigil.core.record.Statistics;
import io.vigil.core.series.seasonal.History;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.seasonal.SensorBaseline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Small models whose scores can be worked out by hand.
public final class TestModels {

    private TestModels() {}

    /// Two trees: one splits `Humidity` at 0.5, the other `Temperature` at 1. Each votes 0.125 or
    /// 0.75 for an anomaly, so a record scores 0.125, 0.4375 or 0.75. Threshold 0.4.
    public static void writeIotAnomaly(Path models, int version) {
        Schema schema = new Schema(
                List.of(number("Temperature", "°C"), number("Humidity", "%"), number("Battery_Level", null)),
                Set.of("Device_ID"),
                null);
        Forest forest = new Forest(
                3,
                2,
                new int[] {0, 3},
                new int[] {1, Forest.LEAF, Forest.LEAF, 0, Forest.LEAF, Forest.LEAF},
                new double[] {0.5, 0, 0, 1, 0, 0},
                new int[] {1, 0, 1, 4, 2, 3},
                new int[] {100, 80, 20, 100, 70, 30},
                new double[] {0.875, 0.125, 0.25, 0.75, 0.875, 0.125, 0.25, 0.75},
                new double[0]);
        write(models, "iot-anomaly", version, Algorithm.RANDOM_FOREST, schema, 0.4, null, new RandomForest(forest));
    }

    /// One tree that splits `sound` at 1.5: paths of 2 and 1 against an expected path of 1, so a record
    /// scores 0.25 or 0.5. Threshold 0.5.
    public static void writeFactoryFloor(Path models) {
        Schema schema = new Schema(
                List.of(number("temperature", null), number("humidity", null), number("sound", null)),
                Set.of(),
                "timestamp");
        Forest forest = new Forest(
                3,
                1,
                new int[] {0},
                new int[] {2, Forest.LEAF, Forest.LEAF},
                new double[] {1.5, 0, 0},
                new int[] {1, 0, 1},
                new int[] {100, 90, 10},
                new double[] {2, 1},
                new double[0]);
        write(models, "factory-floor", 1, Algorithm.ISOLATION_FOREST, schema, 0.5, null, new IsolationForest(forest, 1));
    }

    /// A robust z of one feature, whose score is the distance from 0 in halves; a missing `pressure`
    /// counts as 0. Threshold 3, smoothed over 5 rows.
    public static void writePress(Path models, int version) {
        NumericFeature pressure =
                new NumericFeature("pressure", "bar", 0, 1, statistics(), MissingPolicy.MEDIAN);
        Schema schema = new Schema(List.of(pressure), Set.of(), null);
        RobustZ z = new RobustZ(RobustZ.Aggregation.MAX, new double[] {0}, new double[] {0}, new double[] {0.5});
        write(models, "press", version, Algorithm.ROBUST_Z, schema, 3, new Smoothing(5, null), z);
    }

    /// The baselines of two sensors, one of two days and one of nine, each of which sends its hour.
    public static void writePlants(Path models) {
        List<SensorBaseline> sensors = List.of(hours("3", "Humidity", 48), hours("3", "Soil_Moisture", 216));
        SeasonalModel model = new SeasonalModel(ZoneId.of("UTC"), SeasonalLimits.DEFAULT, sensors);
        Provenance provenance = new Provenance(
                "plants.csv", "0".repeat(64), 264, null, Map.of("key", "Plant_ID"), "0.1.0", null, "25", "2026-01-02T03:04:05Z");
        try {
            BundleWriter.replace(models, new SeriesManifest("plants", 1, provenance, List.of()), model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SensorBaseline hours(String entity, String sensor, int hours) {
        History history = new History(ZoneId.of("UTC"));
        for (int h = 0; h < hours; h++) {
            history.add(h * 3_600_000_000L, h % 24);
        }
        return history.fit(entity, sensor);
    }

    private static void write(
            Path models,
            String name,
            int version,
            Algorithm algorithm,
            Schema schema,
            double threshold,
            @Nullable Smoothing smoothing,
            Estimator estimator) {
        Provenance provenance = new Provenance(
                "train.csv", "0".repeat(64), 100, 42L, Map.of("trees", "2"), "0.1.0", null, "25", "2026-01-02T03:04:05Z");
        Manifest draft = new Manifest(
                name,
                version,
                algorithm,
                schema,
                estimator.scoreKind(),
                threshold,
                "worked out by hand",
                smoothing,
                provenance,
                Map.of("auc", 0.875),
                List.of(),
                List.of());
        try {
            BundleWriter.write(models, draft, estimator, records(schema.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordBatch records(int features) {
        RecordBatch batch = new RecordBatch(features);
        for (int r = 0; r < 20; r++) {
            int row = batch.addRow();
            for (int f = 0; f < features; f++) {
                batch.set(row, f, (r - 10) / 4.0);
            }
        }
        return batch;
    }

    private static NumericFeature number(String name, @Nullable String unit) {
        return new NumericFeature(name, unit, 0, 1, statistics(), MissingPolicy.REJECT);
    }

    private static Statistics statistics() {
        double[] quantiles = new double[Statistics.QUANTILES];
        for (int q = 0; q < quantiles.length; q++) {
            quantiles[q] = (q - 50) / 20.0;
        }
        return new Statistics(0, -2.5, 2.5, quantiles);
    }
}
