package io.vigil.core.synth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

    /// Things of one kind that have the same sensors, each named in a column.
    ///
    /// @param positions the latitude and longitude of each, or none at all
    record Entities(String name, List<String> values, List<Position> positions) {}

    /// In degrees.
    record Position(double lat, double lon) {}

    private final LocalDateTime start;
    private final boolean utc;
    private final Duration freq;
    private final double minutes;
    private final Layout layout;
    private final List<OutputFile> files;
    private final List<Sensor> sensors;

    /// @param time the name of the time column, or null for none
    /// @param entities null where there is but one thing, which has no column
    /// @param isLong whether a row holds one reading instead of all sensors of an entity
    /// @param standardise whether columns leave with mean 0 and standard deviation 1
    /// @param shuffle whether the rows lose their order
    record Layout(
            @Nullable String time,
            String label,
            @Nullable IdColumn id,
            @Nullable Entities entities,
            boolean isLong,
            boolean standardise,
            boolean shuffle) {}

    /// @param utc whether times are written as ones in UTC rather than local ones
    SynthConfig(
            LocalDateTime start,
            boolean utc,
            Duration freq,
            double minutes,
            Layout layout,
            List<OutputFile> files,
            List<Sensor> sensors)
            throws ConfigException {
        this.start = start;
        this.utc = utc;
        this.freq = freq;
        this.minutes = minutes;
        this.layout = layout;
        this.files = List.copyOf(files);
        this.sensors = List.copyOf(sensors);
        double rows = minutes * 60e9 / freq.toNanos();
        if (!(rows >= 1 && rows * entities().size() <= MAX_ROWS)) {
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
        return new SynthConfig(start, utc, otherFreq, otherMinutes, layout, files, sensors);
    }

    /// The same with files of so many instants.
    ///
    /// @param steps at least 1
    public SynthConfig ofSteps(int steps) throws ConfigException {
        return spanning((steps + 0.5) * freq.toNanos() / 60e9, freq);
    }

    /// The same from an instant on, to the second; times are written in UTC, with a `Z`.
    ///
    /// @throws ConfigException where the rows have no time
    public SynthConfig startingAt(Instant instant) throws ConfigException {
        if (layout.time() == null) {
            throw new ConfigException("time: is missing, without it no row says when it was measured");
        }
        LocalDateTime second = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        return new SynthConfig(second, true, freq, minutes, layout, files, sensors);
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

    boolean isUtc() {
        return utc;
    }

    LocalDateTime time(int file, int row) {
        return start.plus(freq.multipliedBy((long) file * steps() + row));
    }

    /// The names of the entities; of a single one without a name an empty text.
    List<String> entities() {
        Entities entities = layout.entities();
        return entities == null ? List.of("") : entities.values();
    }

    /// Instants per file.
    public int steps() {
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
