package io.vigil.cli;

import io.vigil.core.bundle.BundleWriter;
import io.vigil.core.bundle.Manifest;
import io.vigil.core.bundle.SeriesManifest;
import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.edge.Input;
import io.vigil.edge.JobException;
import io.vigil.edge.Streams;
import io.vigil.train.Setting;
import io.vigil.train.TrainedModel;
import io.vigil.train.Training;
import io.vigil.train.TrainingException;
import io.vigil.train.TrainingOptions;
import io.vigil.train.data.Dataset;
import io.vigil.train.data.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Fits a model and writes its bundle.
@Command(
        name = "train",
        sortOptions = false,
        sortSynopsis = false,
        description = {
            "Fits a model on the rows of a CSV file and writes it as a bundle.",
            "With labels it is cross-validated too: settings and threshold are chosen anew within each fold, so the"
                    + " figures are those of rows that nothing has seen. The same file, options and seed give the same"
                    + " payload, byte for byte."
        })
final class TrainCommand implements Callable<Integer> {

    private final Streams streams;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help and exit")
    private boolean help;

    @Option(names = "--data", required = true, paramLabel = "FILE.csv", description = "rows with a header")
    private Path data;

    @Mixin
    private TrainArguments arguments;

    @Option(names = "--name", paramLabel = "N", description = "the model's name; default: the file's")
    private @Nullable String name;

    @Option(names = "--version", paramLabel = "V", description = "the model's version; default: the next one")
    private @Nullable Integer version;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "models",
            description = "the models folder; default: ${DEFAULT-VALUE}")
    private Path out;

    /// @param clock what time it is, for the bundle's provenance
    private TrainCommand(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /// The command, whose help ends with the keys of `--set`.
    static CommandLine line(Streams streams, Clock clock) {
        CommandLine line = new CommandLine(new TrainCommand(streams, clock));
        line.getCommandSpec().usageMessage().footer(keys());
        return line;
    }

    private static String[] keys() {
        List<String> lines = new ArrayList<>(List.of("", "Keys of --set:"));
        for (Setting setting : Setting.values()) {
            lines.add("  %-12s  %s".formatted(setting.key(), setting.meaning()));
            lines.add("  %-12s  default: %s".formatted("", setting.defaults()));
        }
        return lines.toArray(String[]::new);
    }

    @Override
    public Integer call() throws IOException, MalformedException, JobException {
        TrainingOptions options = options();
        String model = modelName();
        int number = version == null ? BundleWriter.nextVersion(out, model) : version;
        requireFree(out.resolve(model).resolve(String.valueOf(number)));
        if (options == null) {
            trainSeries(model, number);
        } else {
            trainRows(options, model, number);
        }
        return 0;
    }

    private void trainSeries(String model, int number) throws IOException, MalformedException, JobException {
        Fleet fleet = readFleet();
        SeasonalModel fitted = fit(fleet);
        SeriesManifest manifest = new SeriesManifest(model, number, Provenances.of(data, fleet, clock), List.of());
        Path bundle = BundleWriter.write(out, manifest, fitted);
        PrintWriter text = spec.commandLine().getOut();
        fleet.printExceptions(text);
        text.println("%s of %s, fitted on %s"
                .formatted(
                        SeriesManifest.ALGORITHM,
                        TextTable.count(fitted.sensors().size(), "sensor"),
                        TextTable.count(fleet.readings(), "reading")));
        text.println("bundle  " + bundle);
    }

    private Fleet readFleet() throws IOException, MalformedException, JobException {
        try (ProgressBar bar = ProgressBar.onTerminal(streams.errors());
                CsvTable table = Input.open(data.toString(), streams, bar)) {
            return Fleet.read(table, arguments::layout, streams.environment());
        }
    }

    private SeasonalModel fit(Fleet fleet) throws JobException {
        try (ProgressBar bar = ProgressBar.onTerminal(streams.errors())) {
            return fleet.fit(streams.environment().timeZone(), bar);
        }
    }

    private void trainRows(TrainingOptions options, String model, int number)
            throws IOException, MalformedException, JobException {
        PrintWriter text = spec.commandLine().getOut();
        try (CsvTable rows = CsvTable.open(data)) {
            new Description(data.toString(), Survey.read(rows, arguments.label())).printShort(text);
        }
        try {
            Table table = Table.read(data);
            Dataset rows = Training.rows(table, options);
            TrainingReport report = new TrainingReport(text);
            report.rows(table, rows);
            TrainedModel trained = train(rows, options, text);
            String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
            Manifest manifest = trained.manifest(model, number, table, now);
            Path bundle = BundleWriter.write(out, manifest, trained.pipeline().estimator(), rows.records());
            report.model(trained, bundle);
        } catch (TrainingException e) {
            throw new JobException(String.valueOf(e.getMessage()));
        }
    }

    private static TrainedModel train(Dataset rows, TrainingOptions options, PrintWriter text) throws TrainingException {
        try (ProgressBar bar = ProgressBar.onTerminal(text)) {
            return Training.train(rows, options, (done, total) -> bar.show("training", done, total));
        }
    }

    /// Null for a series model, which has none.
    private @Nullable TrainingOptions options() {
        try {
            return arguments.isSeries() ? null : arguments.options();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /// The name given, else the file's in the letters that a model's name may have.
    private String modelName() {
        String model = name != null ? name : ModelName.of(data);
        if (!model.matches(Manifest.NAME)) {
            throw new ParameterException(spec.commandLine(), "--name must match " + Manifest.NAME);
        }
        if (version != null && version < 1) {
            throw new ParameterException(spec.commandLine(), "--version must be an integer of at least 1");
        }
        return model;
    }

    /// Asked before the work is done, not after.
    private static void requireFree(Path bundle) throws FileAlreadyExistsException {
        if (Files.exists(bundle)) {
            throw new FileAlreadyExistsException(bundle.toString());
        }
    }
}
