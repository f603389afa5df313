package io.vigil.core.series.seasonal;

import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// A spec file: a history, the profiles fitted from it, readings and the verdicts on them, calculated
/// without any of this code.
record Spec(Json root) {

    static final Path FOLDER = Path.of("src/test/resources/io/vigil/core/series/seasonal");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    static Spec read(Path file) throws IOException {
        return new Spec(Json.read(file));
    }

    ZoneId zone() {
        return ZoneId.of(root.at("zone").text());
    }

    private SeasonalLimits limits() {
        Json limits = root.at("limits");
        return new SeasonalLimits(
                limits.at("band").number(),
                limits.at("spike").number(),
                limits.at("break").number(),
                limits.at("bias_rate").number(),
                limits.at("ema_rate").number());
    }

    SensorBaseline fit() {
        History history = new History(zone());
        for (Json point : root.at("history").items()) {
            history.add(micros(point.items().get(0)), point.items().get(1).number());
        }
        return history.fit(root.at("entity").text(), root.at("sensor").text());
    }

    SeasonalModel model() {
        return new SeasonalModel(zone(), limits(), List.of(fit()));
    }

    List<Reading> readings() {
        SensorKey key = SensorKey.of(fit().id());
        return root.at("readings").items().stream()
                .map(reading -> new Reading(key, micros(reading.at("ts")), reading.at("value").number()))
                .toList();
    }

    private static long micros(Json instant) {
        return Times.micros(Instant.parse(instant.text()));
    }
}
