package io.vigil.core.synth;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the generator makes: sensors, their faults, and the files the rows go to.
///
/// Read from JSON; `data/README.md` describes the keys.
public final class SynthConfig {

    /// More rows than this in one file are refused: they are made in memory.
    static final int MAX_ROWS = 10_000_000;

    /// @param faults what the fault rates are multiplied with
    record OutputFile(String name, double faults) {}

    /// A text column that is drawn at random.
    record IdColumn(String name, List<String> values) {}

    private final LocalDateTime start;
    private final Duration freq;
    private final double minutes;
    private final Layout layout;
    private final List<OutputFile> files;
    private final List<Sensor> sensors;

    /// @param time the name of the time column, or null for none
    /// @param standardise whether columns leave with mean 0 and standard deviation 1
    /// @param shuffle whether the rows lose their order
    record Layout(@Nullable String time, String label, @Nullable IdColumn id, boolean standardise, boolean shuffle) {}

    SynthConfig(
            LocalDateTime start,
            Duration freq,
            double minutes,
            Layout layout,
            List<OutputFile> files,
            List<Sensor> sensors)
            throws ConfigException {
        this.start = start;
        this.freq = freq;
        this.minutes = minutes;
        this.layout = layout;
        this.files = List.copyOf(files);
        this.sensors = List.copyOf(sensors);
        double rows = minutes * 60e9 / freq.toNanos();
        if (!(rows >= 1 && rows <= MAX_ROWS)) {
            throw new ConfigException("minutes and freq must make between 1 and 10,000,000 rows");
        }
    }

    /// Reads a configuration.
    ///
    /// @throws ConfigException naming the key and the rule it breaks
    public static SynthConfig parse(String json) throws ConfigException {
        return ConfigReader.read(ConfigNode.parse(json));
    }

    /// The same with files of another length and another distance between rows.
    ///
    /// @throws ConfigException where that makes no row, or more than 10,000,000
    public SynthConfig spanning(double otherMinutes, Duration otherFreq) throws ConfigException {
        return new SynthConfig(start, otherFreq, otherMinutes, layout, files, sensors);
    }

    /// The names of the files, in the order in which their rows were measured.
    public List<String> fileNames() {
        return files.stream().map(OutputFile::name).toList();
    }

    LocalDateTime start() {
        return start;
    }

    /// The distance between rows.
    public Duration freq() {
        return freq;
    }

    /// The length of each file.
    public double minutes() {
        return minutes;
    }

    /// Rows per file.
    int rows() {
        return (int) (minutes * 60e9 / freq.toNanos());
    }

    Layout layout() {
        return layout;
    }

    List<OutputFile> files() {
        return files;
    }

    List<Sensor> sensors() {
        return sensors;
    }
}
