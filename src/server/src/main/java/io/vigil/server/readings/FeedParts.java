package io.vigil.server.readings;

import io.vigil.core.bundle.SeriesBundle;
import io.vigil.core.json.JsonException;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.sensors.SensorsFile;
import io.vigil.core.series.watch.Choice;
import io.vigil.core.series.watch.Detectors;
import io.vigil.core.series.watch.Watch;
import io.vigil.core.series.zones.Zones;
import io.vigil.server.models.Models;
import io.vigil.server.models.ServedSeries;
import io.vigil.server.ops.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What a feed is made of: what users say of sensors and zones, and the models that judge. Immutable.
@Component
public final class FeedParts {

    private static final List<String> DUAL = List.of("rolling-z", "online-forest");

    private final ReadingsSettings settings;
    private final List<CommitStep> steps;
    private final SensorsFile sensorsFile;
    private final Zones zones;
    private final Map<String, SeasonalModel> models = new HashMap<>();

    /// @throws StartException where a file cannot be read, breaks a rule, or names a model that is not served
    FeedParts(ReadingsSettings settings, Models served, List<CommitStep> steps) {
        this.settings = settings;
        this.steps = List.copyOf(steps);
        this.sensorsFile = settings.sensors() == null ? SensorsFile.NONE : sensorsFile(settings.sensors());
        this.zones = settings.zones() == null ? Zones.NONE : zones(settings.zones());
        for (String name : sensorsFile.models()) {
            models.put(name, served.series(name).map(ServedSeries::bundle).map(SeriesBundle::model).orElseThrow(
                    () -> new StartException("%s names the model %s, which is no series model in the models folder"
                            .formatted(settings.sensors(), name))));
        }
    }

    private static SensorsFile sensorsFile(Path file) {
        return parse(file, SensorsFile::parse);
    }

    private static Zones zones(Path file) {
        return parse(file, Zones::parse);
    }

    private interface Parser<T> {

        T parse(String file, byte[] bytes) throws JsonException;
    }

    private static <T> T parse(Path file, Parser<T> parser) {
        try {
            return parser.parse(file.toString(), Files.readAllBytes(file));
        } catch (JsonException e) {
            throw new StartException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new StartException("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    public Zones zones() {
        return zones;
    }

    List<CommitStep> steps() {
        return steps;
    }

    Watch newWatch() {
        Detectors detectors = new Detectors(settings.timeZone(), models);
        return new Watch(detectors, sensorsFile, Choice.STREAMING, settings.dualDetection() ? DUAL : List.of());
    }

    /// The first day that is kept.
    LocalDate firstDay() {
        return Retention.firstDay(InstantSource.system(), settings.retention());
    }

    Registry newRegistry() {
        return new Registry(sensorsFile, settings.maxSensors());
    }

    ZoneRows newZoneRows() {
        return new ZoneRows(zones, settings.zoneWindow(), settings.zoneSlide());
    }
}
