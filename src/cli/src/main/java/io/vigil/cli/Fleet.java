package io.vigil.cli;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.SensorRules;
import io.vigil.core.series.readings.CsvLayout;
import io.vigil.core.series.readings.CsvReadings;
import io.vigil.core.series.readings.Parsed;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.seasonal.SensorBaseline;
import io.vigil.core.series.seasonal.SensorSeries;
import io.vigil.core.series.sensors.SensorsFile;
import io.vigil.edge.Environment;
import io.vigil.edge.JobException;
import io.vigil.edge.LineCounts;
import io.vigil.edge.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// All sensors of a file with their clean readings, and what was left out.
final class Fleet {

    private final Map<String, SensorSeries> sensors = new LinkedHashMap<>();
    private final LineCounts rejected = new LineCounts();
    private final LineCounts dropped = new LineCounts();
    private final List<String> unread = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private long rows;
    private int repeats;

    private Fleet() {}

    /// Tells which columns of a table hold what.
    interface Columns {

        /// @param first the table, which stands at its first row
        CsvLayout of(CsvTable first) throws MalformedException;
    }

    static Fleet read(CsvTable table, Columns columns, Environment environment)
            throws IOException, MalformedException, JobException {
        Fleet fleet = new Fleet();
        if (table.next()) {
            CsvLayout layout = columns.of(table);
            fleet.nameColumns(table, layout);
            CsvReadings reader = new CsvReadings(layout, environment.timeZone(), environment.zones());
            do {
                fleet.add(reader.read(table), table.line());
            } while (table.next());
        }
        fleet.sensors.values().forEach(series -> fleet.repeats += series.sort());
        return fleet;
    }

    private void nameColumns(CsvTable table, CsvLayout layout) {
        Set<Integer> read = new HashSet<>(Set.of(layout.key()));
        layout.values().forEach(column -> read.add(column.position()));
        layout.known().forEach(column -> read.add(column.position()));
        for (int c = 0; c < table.header().size(); c++) {
            if (!read.contains(c)) {
                unread.add(table.header().get(c));
            }
        }
        if (layout.key() >= 0) {
            options.put("key", table.header().get(layout.key()));
        }
        options.put("value", layout.values().stream().map(CsvLayout.Column::name).collect(Collectors.joining(",")));
    }

    private void add(List<Parsed> parsed, long line) {
        rows++;
        for (Parsed one : parsed) {
            if (one instanceof Parsed.Accepted accepted) {
                accepted.dropped().forEach(part -> dropped.add(part.id(), line));
                sensors.computeIfAbsent(accepted.reading().key().sensor(), id -> new SensorSeries(accepted.reading().key()))
                        .add(accepted.reading());
            } else if (one instanceof Parsed.Rejected no) {
                rejected.add(no.reason().id(), line);
            }
        }
    }

    /// The baselines of every sensor that has a usable reading.
    ///
    /// @throws JobException where none has
    SeasonalModel fit(ZoneId zone, Progress progress) throws JobException {
        List<SensorBaseline> baselines = new ArrayList<>();
        int done = 0;
        for (SensorSeries series : sensors.values()) {
            series.fit(zone, rules(series.key())).ifPresent(baselines::add);
            progress.show("fitting", ++done, sensors.size());
        }
        if (baselines.isEmpty()) {
            throw new JobException("no reading can be used: %s, %s left out"
                    .formatted(TextTable.count(rows, "row"), TextTable.count(rejected.total(), "value")));
        }
        return new SeasonalModel(zone, SeasonalLimits.DEFAULT, baselines);
    }

    /// What is known of a sensor beforehand.
    static SensorRules rules(SensorKey key) {
        return SensorsFile.NONE.of(key).rules();
    }

    /// In the order in which they come up in the file.
    List<SensorSeries> sensors() {
        return List.copyOf(sensors.values());
    }

    /// Which columns were read, by the options that name them.
    Map<String, String> options() {
        return options;
    }

    long rows() {
        return rows;
    }

    long readings() {
        return sensors.values().stream().mapToLong(SensorSeries::size).sum();
    }

    /// The instant of the earliest reading, in microseconds.
    long firstMicros() {
        return sensors.values().stream().mapToLong(series -> series.reading(0).micros()).min().orElseThrow();
    }

    /// The instant of the latest reading, in microseconds.
    long lastMicros() {
        return sensors.values().stream()
                .mapToLong(series -> series.reading(series.size() - 1).micros())
                .max()
                .orElseThrow();
    }

    /// Prints what did not go into the readings; nothing where all did.
    void printExceptions(PrintWriter out) {
        if (!unread.isEmpty()) {
            out.println("not analyzed: " + String.join(", ", unread));
        }
        if (repeats > 0) {
            out.println(TextTable.count(repeats, "exact repeat") + " left out");
        }
        if (rejected.total() > 0) {
            out.println(TextTable.count(rejected.total(), "value") + " left out:");
            rejected.print(out);
        }
        if (dropped.total() > 0) {
            out.println(TextTable.count(dropped.total(), "reading") + " judged without a part that cannot be:");
            dropped.print(out);
        }
    }
}
