package io.vigil.edge;

import io.vigil.core.bundle.BundleException;
import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.bundle.SeriesBundle;
import io.vigil.core.json.JsonException;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.sensors.SensorsFile;
import io.vigil.core.series.watch.Choice;
import io.vigil.core.series.watch.Detectors;
import io.vigil.core.series.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options that say which detector judges which sensor.
final class DetectorOptions {

    private static final String SEASONAL = "seasonal-baseline";

    /// Where `sensors.json` finds the models that it names.
    private static final Path MODELS = Path.of("models");

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            description = "one of those below; default: streaming, with --model seasonal-baseline")
    private @Nullable String detector;

    @Option(
            names = "--model",
            paramLabel = "models/NAME[/V]",
            description = "the fitted baselines, or one version of them")
    private @Nullable Path model;

    @Option(
            names = "--sensors",
            paramLabel = "FILE",
            description = "a sensors.json: the detector, range, longest gap, lateness and direction of single sensors")
    private @Nullable Path sensors;

    /// The watch of a feed.
    ///
    /// @throws ParameterException where the options contradict each other
    Watch watch(CommandLine command, Environment environment) throws IOException, BundleException, JobException {
        String name = detector != null ? detector : model == null ? Choice.STREAMING.detector() : SEASONAL;
        if (!SensorsFile.DETECTORS.contains(name)) {
            throw new ParameterException(command, "--detector must be one of " + String.join(", ", SensorsFile.DETECTORS));
        }
        if (name.equals(SEASONAL) != (model != null)) {
            throw new ParameterException(command, "--model and --detector " + SEASONAL + " need each other");
        }
        SensorsFile file = sensorsFile(environment);
        Map<String, SeasonalModel> models = new HashMap<>();
        Choice usual = new Choice(name, model == null ? null : load(model, models));
        for (String named : file.models()) {
            if (!models.containsKey(named)) {
                load(MODELS.resolve(named), models);
            }
        }
        return new Watch(new Detectors(environment.timeZone(), models), file, usual, List.of());
    }

    /// Adds a model and returns its name.
    private static String load(Path model, Map<String, SeasonalModel> models) throws BundleException {
        SeriesBundle bundle = ModelsFolder.openSeries(model);
        models.put(bundle.manifest().name(), bundle.model());
        return bundle.manifest().name();
    }

    private SensorsFile sensorsFile(Environment environment) throws IOException, JobException {
        Path file = sensors != null ? sensors : environment.sensors().orElse(null);
        try {
            return file == null ? SensorsFile.NONE : SensorsFile.parse(file.toString(), Files.readAllBytes(file));
        } catch (JsonException e) {
            throw new JobException(String.valueOf(e.getMessage()));
        }
    }
}
