package io.vigil.core.synth;

import io.vigil.core.format.CsvRows;
import io.vigil.core.random.SeededRandom;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes sensor data from a seed: the same seed gives the same bytes on every Java and machine.
///
/// Every sensor draws its noise and its faults from streams of its own, so that a change to one
/// leaves the others as they are.
public final class Generator {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final int NOISE = 0;
    private static final int FAULTS = 1;
    private static final int ORDER = -2;
    private static final int IDS = -3;

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
        List<Trace> traces = traces(file);
        CsvRows csv = new CsvRows(out, ',');
        csv.row(header());
        SeededRandom ids = SeededRandom.of(seed, file, IDS);
        for (int row : order(file)) {
            csv.row(fields(file, row, traces, ids));
        }
        csv.flush();
    }

    private List<Trace> traces(int file) {
        double[] days = days(file);
        List<Trace> traces = new ArrayList<>();
        for (int s = 0; s < config.sensors().size(); s++) {
            Sensor sensor = config.sensors().get(s);
            traces.add(Trace.of(
                    sensor,
                    days,
                    deviation(sensor.follows(), traces),
                    config.files().get(file).faults(),
                    SeededRandom.of(seed, file, s, NOISE),
                    SeededRandom.of(seed, file, s, FAULTS)));
        }
        if (config.layout().standardise()) {
            traces.forEach(Trace::standardise);
        }
        return traces;
    }

    /// How far a sensor's healthy values lie from its mean.
    private double[] deviation(int sensor, List<Trace> traces) {
        double[] deviation = new double[config.rows()];
        if (sensor >= 0) {
            double mean = config.sensors().get(sensor).mean();
            double[] healthy = traces.get(sensor).healthy();
            for (int i = 0; i < deviation.length; i++) {
                deviation[i] = healthy[i] - mean;
            }
        }
        return deviation;
    }

    private double[] days(int file) {
        LocalDateTime midnight = config.start().toLocalDate().atStartOfDay();
        double[] days = new double[config.rows()];
        for (int i = 0; i < days.length; i++) {
            days[i] = Duration.between(midnight, time(file, i)).toNanos() / 86_400e9;
        }
        return days;
    }

    private LocalDateTime time(int file, int row) {
        return config.start().plus(config.freq().multipliedBy((long) file * config.rows() + row));
    }

    private int[] order(int file) {
        int[] order = new int[config.rows()];
        SeededRandom random = SeededRandom.of(seed, file, ORDER);
        for (int i = 0; i < order.length; i++) {
            int swap = config.layout().shuffle() ? random.between(0, i) : i;
            order[i] = order[swap];
            order[swap] = i;
        }
        return order;
    }

    private List<String> header() {
        List<String> header = new ArrayList<>();
        SynthConfig.Layout layout = config.layout();
        if (layout.time() != null) {
            header.add(layout.time());
        }
        if (layout.id() != null) {
            header.add(layout.id().name());
        }
        config.sensors().forEach(sensor -> header.add(sensor.name()));
        header.add(layout.label());
        return header;
    }

    private List<String> fields(int file, int row, List<Trace> traces, SeededRandom ids) {
        List<String> fields = new ArrayList<>();
        SynthConfig.Layout layout = config.layout();
        if (layout.time() != null) {
            boolean whole = config.freq().toNanos() % 1_000_000_000 == 0;
            fields.add((whole ? SECONDS : MILLIS).format(time(file, row)));
        }
        if (layout.id() != null) {
            List<String> values = layout.id().values();
            fields.add(values.get(ids.between(0, values.size() - 1)));
        }
        boolean anomaly = false;
        for (int s = 0; s < traces.size(); s++) {
            fields.add(number(traces.get(s).shown()[row], config.sensors().get(s).decimals()));
            anomaly |= traces.get(s).faulty()[row];
        }
        fields.add(anomaly ? "1" : "0");
        return fields;
    }

    /// The shortest text of a value rounded to some digits; nothing for a missing one.
    private static String number(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
