package io.vigil.edge;

import io.vigil.core.format.CsvRows;
import io.vigil.core.synth.ConfigException;
import io.vigil.core.synth.Generator;
import io.vigil.core.synth.Interval;
import io.vigil.core.synth.Kind;
import io.vigil.core.synth.Steps;
import io.vigil.core.synth.SynthConfig;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Writes sample data.
@Command(
        name = "synth",
        sortOptions = false,
        sortSynopsis = false,
        description = "Writes sensor data with known anomalies; the same seed writes the same bytes.",
        footer = {
            "",
            "Kinds:",
            "  sensors  train.csv (mostly clean) and test.csv: temperature, humidity, vibration, pressure",
            "           with spikes, drift, dropouts, stuck values and level shifts",
            "  iot      iot.csv: 3,000 standardised, unordered readings of five devices",
            "  factory  factory.csv: temperature, humidity and sound of a machine, once a minute",
            "  plants   plants.csv: ten plants with eleven sensors side by side, every six hours",
            "  sites    sites.csv: five locations with five sensors each, one reading per row"
        })
public final class SynthCommand implements Callable<Integer> {

    /// How many instants of a live feed are made at a time.
    private static final int STRETCH = 1_000;

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR|-",
            description = "folder to write to, made if need be; '-' writes the last file to stdout")
    private @Nullable String out;

    @Option(names = "--kind", paramLabel = "KIND", converter = KindChoice.class, description = "sensors (the default), iot, factory, plants or sites")
    private @Nullable Kind kind;

    @Option(names = "--config", paramLabel = "FILE", description = "a configuration of your own instead of a kind")
    private @Nullable Path config;

    @Option(names = "--minutes", paramLabel = "N", description = "length of each file instead of the configuration's")
    private @Nullable Double minutes;

    @Option(
            names = "--freq",
            paramLabel = "TIME",
            converter = IntervalConverter.class,
            description = "distance between rows, such as 250ms, 1s or 5m, instead of the configuration's")
    private @Nullable Duration freq;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "default: 42")
    private long seed;

    @Option(
            names = "--live",
            description = "write to stdout from now on, each row when it is due, for --minutes or until interrupted")
    private boolean live;

    @Option(names = "--print-config", description = "print the configuration and write no data")
    private boolean printConfig;

    public SynthCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, ConfigException, JobException, InterruptedException {
        if (kind != null && config != null) {
            throw new ParameterException(spec.commandLine(), "--kind and --config exclude each other");
        }
        String json = config == null ? (kind == null ? Kind.SENSORS : kind).json() : Files.readString(config);
        if (printConfig) {
            try (Writer data = streams.data()) {
                data.write(json);
            }
            return 0;
        }
        if (live && !Input.STANDARD.equals(out == null ? Input.STANDARD : out)) {
            throw new ParameterException(spec.commandLine(), "--live writes to stdout, --out can only be '-' beside it");
        }
        if (live) {
            writeLive(adjusted(parse(json)));
            return 0;
        }
        if (out == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--out=DIR|-'");
        }
        write(adjusted(parse(json)), out);
        return 0;
    }

    private SynthConfig parse(String json) throws JobException {
        try {
            return SynthConfig.parse(json);
        } catch (ConfigException e) {
            throw new JobException((config == null ? "" : config + ": ") + e.getMessage());
        }
    }

    private SynthConfig adjusted(SynthConfig parsed) {
        try {
            return parsed.spanning(minutes == null ? parsed.minutes() : minutes, freq == null ? parsed.freq() : freq);
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), "--minutes, --freq: " + e.getMessage(), e);
        }
    }

    private void write(SynthConfig made, String target) throws IOException {
        Generator generator = new Generator(made, seed);
        if (target.equals(Input.STANDARD)) {
            try (Writer data = streams.data()) {
                generator.write(made.fileNames().size() - 1, data);
            }
            return;
        }
        Path folder = Files.createDirectories(Path.of(target));
        for (int file = 0; file < made.fileNames().size(); file++) {
            Path path = folder.resolve(made.fileNames().get(file));
            try (Writer data = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
                generator.write(file, data);
            }
            spec.commandLine().getOut().println("wrote " + path);
        }
    }

    /// Makes and writes one stretch of rows after another, each as if it were a file.
    private void writeLive(SynthConfig made) throws IOException, JobException, InterruptedException {
        long steps = minutes == null ? Long.MAX_VALUE : made.steps();
        Generator generator = new Generator(fromNow(made), seed);
        Pacer pacer = Pacer.of(1e9 / made.freq().toNanos());
        try (CsvRows rows = new CsvRows(streams.data(), ',')) {
            rows.row(generator.steps(0).header());
            for (int file = 0; steps > 0; file++) {
                Steps stretch = generator.steps(file);
                for (int step = 0; step < stretch.size() && steps > 0; step++, steps--) {
                    pacer.await();
                    for (List<String> row : stretch.rows(step)) {
                        rows.row(row);
                    }
                    rows.flush();
                }
            }
        }
    }

    private SynthConfig fromNow(SynthConfig made) throws JobException {
        try {
            return made.startingAt(Instant.now()).ofSteps(Math.min(made.steps(), STRETCH));
        } catch (ConfigException e) {
            throw new JobException("--live: " + e.getMessage());
        }
    }

    private static final class KindChoice extends Choice<Kind> {

        KindChoice() {
            super(Kind.values());
        }
    }

    private static final class IntervalConverter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String value) {
            try {
                return Interval.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'%s' %s".formatted(value, e.getMessage()));
            }
        }
    }
}
