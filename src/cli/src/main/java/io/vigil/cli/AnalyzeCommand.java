package io.vigil.cli;

import io.vigil.core.bundle.BundleWriter;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.series.readings.Timestamps;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.seasonal.SensorSeries;
import io.vigil.edge.Input;
import io.vigil.edge.JobException;
import io.vigil.edge.Progress;
import io.vigil.edge.ReadingColumns;
import io.vigil.edge.Streams;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Fits seasonal baselines on a file of readings and holds the readings against them.
@Command(
        name = "analyze",
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Fits baselines by hour, weekday and season for every sensor of a CSV file and flags what strays from them.",
            "Writes anomalies_report.csv, one row per reading and baseline, a plot per sensor and an overview, and the"
                    + " baselines as a model for detect and serve. A later run replaces them."
        },
        footer = {
            "",
            "Without --key a column called plant_id, location, sensor_id, device_id or machine_id is the key.",
            "",
            "Environment:",
            "  DATA_PATH          the file of --data where that is not given",
            "  VIGIL_TIME_ZONE    of times without an offset and of hours of the day; default: UTC",
            "  VIGIL_ZONES        a GeoJSON file of the zones in which positions lie"
        })
final class AnalyzeCommand implements Callable<Integer> {

    private static final String DATA = "data/plants.csv";

    private final Streams streams;
    private final Progress progress;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE.csv", description = "readings with a header; default: " + DATA)
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "where report, plots/ and models/ go; default: ${DEFAULT-VALUE}")
    private Path out;

    @Mixin
    private ReadingColumns columns;

    AnalyzeCommand(Streams streams, Progress progress, Clock clock) {
        this.streams = streams;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, MalformedException, JobException {
        Path file = data != null ? data : Path.of(streams.environment().variable("DATA_PATH").orElse(DATA));
        String name = ModelName.of(file);
        if (!name.matches(Manifest.NAME)) {
            throw new JobException("%s: its name, which the model is to have, %s"
                    .formatted(file, name.isEmpty() ? "holds no letter or digit" : "is longer than 64 letters"));
        }
        Fleet fleet = read(file);
        SeasonalModel model = fit(fleet);
        try (AnomaliesReport report = AnomaliesReport.in(out)) {
            Analysis analysis = new Analysis(fleet, model, out.resolve("plots"));
            judge(analysis, file, report);
            Path bundle = BundleWriter.replace(out.resolve("models"), manifest(file, name, fleet), model);
            print(file, fleet, analysis);
            line("report", "%s, %s".formatted(report.finish(), TextTable.count(report.rows(), "row")));
            line("plots", "%s and one per sensor".formatted(out.resolve("plots").resolve("overview.svg")));
            line("model", bundle.toString());
        }
        return 0;
    }

    private SeasonalModel fit(Fleet fleet) throws JobException {
        try (Progress shown = progress) {
            return fleet.fit(streams.environment().timeZone(), shown);
        }
    }

    private void judge(Analysis analysis, Path file, AnomaliesReport report) throws IOException {
        try (Progress shown = progress) {
            analysis.run(String.valueOf(file.getFileName()), report, shown);
        }
    }

    private Fleet read(Path file) throws IOException, MalformedException, JobException {
        try (Progress shown = progress;
                CsvTable table = Input.open(file.toString(), streams, shown)) {
            return Fleet.read(table, columns::layoutWithKey, streams.environment());
        }
    }

    private SeriesManifest manifest(Path file, String name, Fleet fleet) throws IOException {
        return new SeriesManifest(name, 1, Provenances.of(file, fleet, clock), List.of());
    }

    private void print(Path file, Fleet fleet, Analysis analysis) {
        PrintWriter text = spec.commandLine().getOut();
        text.println("%s: %s, %s of %s, %s to %s"
                .formatted(
                        file,
                        TextTable.count(fleet.rows(), "row"),
                        TextTable.count(fleet.readings(), "reading"),
                        TextTable.count(fleet.sensors().size(), "sensor"),
                        Timestamps.text(fleet.firstMicros()),
                        Timestamps.text(fleet.lastMicros())));
        fleet.printExceptions(text);
        if (!analysis.unknown().isEmpty()) {
            text.println("without a baseline, as none of their readings is possible: "
                    + analysis.unknown().stream().map(SensorSeries::key).map(key -> key.sensor()).collect(Collectors.joining(", ")));
        }
        text.println();
        analysis.summary().print(text);
        text.println();
    }

    private void line(String what, String value) {
        spec.commandLine().getOut().println("%-6s  %s".formatted(what, value));
    }
}
