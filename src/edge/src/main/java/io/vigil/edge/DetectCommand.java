package io.vigil.edge;

import io.vigil.core.bundle.BundleException;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.series.readings.CsvLayout;
import io.vigil.core.series.readings.CsvReadings;
import io.vigil.core.series.watch.Watch;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Judges a file or a stream of readings, each sensor by its own past.
@Command(
        name = "detect",
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Finds anomalies in the readings of a CSV file or stream.",
            "Writes one row per input row and value column: the input's columns, the sensor where there are several"
                    + " value columns, anomaly_score, is_anomaly, in_event and reason. A reading that can't be judged"
                    + " keeps its place: its score is empty and reason says why."
        },
        footer = {
            "",
            "Detectors:",
            "  streaming          learns each sensor as it goes (the default)",
            "  rolling-z          three sigma over the last 100 readings of a type and location",
            "  online-forest      an isolation forest per type, trained anew as readings come",
            "  seasonal-baseline  baselines by hour, weekday and season that were fitted before",
            "",
            "Environment:",
            "  VIGIL_SENSORS      the file of --sensors where that is not given",
            "  VIGIL_ZONES        a GeoJSON file of the zones in which positions lie",
            "  VIGIL_TIME_ZONE    of times without an offset and of hours of the day; default: UTC"
        })
public final class DetectCommand implements Callable<Integer> {

    private final Streams streams;
    private final Progress progress;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE.csv|-",
            description = "readings with a header; '-' reads stdin and answers each row as it arrives")
    private String input;

    @Option(
            names = "--out",
            paramLabel = "FILE|-",
            description = "default: the input's name with .detected.csv or .detected.jsonl added, stdout where the input is stdin")
    private @Nullable String out;

    @Mixin
    private ReadingColumns columns;

    @Mixin
    private DetectorOptions detectors;

    @Option(names = "--only-anomalies", description = "write the readings that raise an alarm alone")
    private boolean onlyAnomalies;

    @Option(names = "--json", description = "write a JSON object per reading: sensor_id, timestamp, value and its verdict")
    private boolean json;

    public DetectCommand(Streams streams, Progress progress) {
        this.streams = streams;
        this.progress = progress;
    }

    @Override
    public Integer call() throws IOException, BundleException, MalformedException, JobException {
        CommandLine command = spec.commandLine();
        Target target = Target.of(command, input, out, json ? ".detected.jsonl" : ".detected.csv", streams);
        Watch watch = detectors.watch(command, streams.environment());
        Detection detection = new Detection(watch);
        Optional<String> hint;
        try (Progress shown = target.isStandard() ? Progress.NONE : progress;
                CsvTable table = Input.open(input, streams, shown)) {
            detect(table, detection, target);
            hint = detection.allInOrder() ? Optional.empty() : columns.hint(table);
        }
        report(detection, target);
        hint.ifPresent(command.getErr()::println);
        return 0;
    }

    private void detect(CsvTable table, Detection detection, Target target)
            throws IOException, MalformedException, JobException {
        CsvLayout layout = table.next() ? columns.layout(table) : null;
        boolean severalSensors = layout != null && layout.values().size() > 1;
        try (Findings findings = json ? new JsonFindings(target.bytes()) : CsvFindings.open(target, table, severalSensors)) {
            if (layout != null) {
                detection.run(table, readings(layout), findings, input.equals(Input.STANDARD), onlyAnomalies);
            }
        }
    }

    private CsvReadings readings(CsvLayout layout) throws IOException, JobException {
        Environment environment = streams.environment();
        return new CsvReadings(layout, environment.timeZone(), environment.zones());
    }

    private void report(Detection detection, Target target) {
        CommandLine command = spec.commandLine();
        if (!target.isStandard()) {
            command.getOut().println(target.name() + ": " + detection.summary());
        }
        detection.printExceptions(command.getErr());
    }
}
