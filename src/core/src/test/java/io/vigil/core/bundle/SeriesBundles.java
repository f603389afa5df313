package io.vigil.core.bundle;

import io.vigil.core.series.seasonal.History;
import io.vigil.core.series.seasonal.Profile.Daily;
import io.vigil.core.series.seasonal.Profile.Seasonal;
import io.vigil.core.series.seasonal.Profile.Weekly;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.seasonal.SensorBaseline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Series models and their bundles for tests.
final class SeriesBundles {

    private static final long HOUR = 3_600_000_000L;

    private SeriesBundles() {}

    /// A fitted sensor of every number of profiles, and one of numbers that are hard to write.
    static SeasonalModel model() {
        return new SeasonalModel(
                ZoneId.of("Europe/Berlin"),
                new SeasonalLimits(2.5, 3, 1.5, 0.002, 2.0 / 25),
                List.of(
                        fitted("3", "Soil_Moisture", 48),
                        fitted("3", "Humidity", 200),
                        fitted("4", "Humidity", 1_500),
                        hard()));
    }

    private static SensorBaseline fitted(String entity, String sensor, int hours) {
        Random random = new Random(hours);
        History history = new History(ZoneId.of("Europe/Berlin"));
        for (int h = 0; h < hours; h++) {
            history.add(h * HOUR, random.nextGaussian());
        }
        return history.fit(entity, sensor);
    }

    private static SensorBaseline hard() {
        Daily daily = new Daily(numbers(24, true), numbers(24, false));
        return new SensorBaseline(
                "",
                "Größe / \"x\"",
                daily,
                new Weekly(numbers(168, true), numbers(168, false)),
                new Seasonal(numbers(366, true), daily));
    }

    private static double[] numbers(int count, boolean signed) {
        double[] hard = {Double.MIN_VALUE, 1e-300, 0.1, 1 / 3.0, 1, 9_007_199_254_740_992.0, 1e23, 1e150};
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            double sign = signed && i % 2 == 0 ? -1 : 1;
            numbers[i] = sign * (signed && i == 0 ? 0 : hard[i % hard.length]);
        }
        return numbers;
    }

    static SeriesManifest draft(int version) {
        Provenance provenance = new Provenance(
                "plants.csv",
                "cd".repeat(32),
                1_752,
                null,
                Map.of("key", "Plant_ID"),
                "0.1.0",
                null,
                "25",
                "2026-11-21T00:00:00Z");
        return new SeriesManifest("plants", version, provenance, List.of());
    }

    static Path write(Path models, int version) throws IOException {
        return BundleWriter.replace(models, draft(version), model());
    }
}
