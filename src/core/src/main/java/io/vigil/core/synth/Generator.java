package io.vigil.core.synth;

import io.vigil.core.format.CsvRows;
import io.vigil.core.random.SeededRandom;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// Makes sensor data from a seed: the same seed gives the same bytes on every Java and machine.
///
/// Every sensor draws its noise and its faults from streams of its own, so that a change to one
/// leaves the others as they are.
public final class Generator {

    private static final int NOISE = 0;
    private static final int FAULTS = 1;
    private static final int ORDER = -2;
    private static final int IDS = -3;
    private static final int LEVELS = -4;

    private final SynthConfig config;
    private final long seed;

    public Generator(SynthConfig config, long seed) {
        this.config = config;
        this.seed = seed;
    }

    /// Writes one of the files that [SynthConfig#fileNames] lists, as CSV.
    ///
    /// @param file its position in that list
    /// @param out is flushed, and left open
    public void write(int file, Writer out) throws IOException {
        Steps steps = steps(file);
        CsvRows csv = new CsvRows(out, ',');
        csv.row(steps.header());
        for (int step = 0; step < steps.size(); step++) {
            for (List<String> row : steps.rows(step)) {
                csv.row(row);
            }
        }
        csv.flush();
    }

    /// The rows of one file, instant by instant.
    ///
    /// @param file from 0; one past the last file goes on where that one ends, at its rate of faults
    public Steps steps(int file) {
        List<List<Trace>> traces = new ArrayList<>();
        double[] days = days(file);
        for (int entity = 0; entity < config.entities().size(); entity++) {
            traces.add(traces(file, entity, days));
        }
        return new Steps(config, file, traces, order(file), ids(file));
    }

    private List<Trace> traces(int file, int entity, double[] days) {
        List<Trace> traces = new ArrayList<>();
        int sensors = config.sensors().size();
        double faults = config.files().get(Math.min(file, config.files().size() - 1)).faults();
        for (int s = 0; s < sensors; s++) {
            Sensor sensor = config.sensors().get(s);
            int stream = entity * sensors + s;
            double level = sensor.spread() * SeededRandom.of(seed, LEVELS, stream).gaussian();
            traces.add(Trace.of(
                    sensor.movedBy(level),
                    days,
                    deviation(sensor.follows(), traces),
                    faults,
                    SeededRandom.of(seed, file, stream, NOISE),
                    SeededRandom.of(seed, file, stream, FAULTS)));
        }
        if (config.layout().standardise()) {
            traces.forEach(Trace::standardise);
        }
        return traces;
    }

    /// How far a sensor's healthy values lie from its level.
    private double[] deviation(int sensor, List<Trace> traces) {
        double[] deviation = new double[config.steps()];
        if (sensor >= 0) {
            double level = traces.get(sensor).level();
            double[] healthy = traces.get(sensor).healthy();
            for (int i = 0; i < deviation.length; i++) {
                deviation[i] = healthy[i] - level;
            }
        }
        return deviation;
    }

    private double[] days(int file) {
        LocalDateTime midnight = config.start().toLocalDate().atStartOfDay();
        double[] days = new double[config.steps()];
        for (int i = 0; i < days.length; i++) {
            days[i] = Duration.between(midnight, config.time(file, i)).toNanos() / 86_400e9;
        }
        return days;
    }

    private int[] order(int file) {
        int[] order = new int[config.steps()];
        SeededRandom random = SeededRandom.of(seed, file, ORDER);
        for (int i = 0; i < order.length; i++) {
            int swap = config.layout().shuffle() ? random.between(0, i) : i;
            order[i] = order[swap];
            order[swap] = i;
        }
        return order;
    }

    /// One text per row, none without an id column.
    private List<String> ids(int file) {
        SynthConfig.IdColumn id = config.layout().id();
        if (id == null) {
            return List.of();
        }
        SeededRandom random = SeededRandom.of(seed, file, IDS);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < config.steps(); i++) {
            ids.add(id.values().get(random.between(0, id.values().size() - 1)));
        }
        return ids;
    }
}
