package io.vigil.core.synth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The rows of one file, instant by instant.
///
/// A *wide* row holds all sensors of one entity side by side; a missing value leaves its cell empty. A
/// *long* row holds one reading; a sensor that shows nothing has no row.
public final class Steps {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    private static final int DEGREE_DIGITS = 6;

    private final SynthConfig config;
    private final int file;
    private final List<List<Trace>> traces;
    private final int[] order;
    private final List<String> ids;

    /// @param traces by entity, then by sensor
    /// @param order which instant comes when
    /// @param ids one per instant, none without an id column
    Steps(SynthConfig config, int file, List<List<Trace>> traces, int[] order, List<String> ids) {
        this.config = config;
        this.file = file;
        this.traces = traces;
        this.order = order;
        this.ids = ids;
    }

    public int size() {
        return order.length;
    }

    public List<String> header() {
        SynthConfig.Layout layout = config.layout();
        SynthConfig.Entities entities = layout.entities();
        List<String> header = new ArrayList<>();
        if (layout.time() != null) {
            header.add(layout.time());
        }
        if (layout.isLong()) {
            header.addAll(List.of("sensor_id", "sensor_type"));
        }
        if (layout.id() != null) {
            header.add(layout.id().name());
        }
        if (entities != null) {
            header.add(entities.name());
            if (!entities.positions().isEmpty()) {
                header.addAll(List.of("lat", "lon"));
            }
        }
        if (layout.isLong()) {
            header.addAll(List.of("value", "unit"));
        } else {
            config.sensors().forEach(sensor -> header.add(sensor.name()));
        }
        header.add(layout.label());
        return header;
    }

    /// The rows of one instant, in the order of entities and sensors.
    ///
    /// @param step from 0 up to, but not including, [#size()]
    public List<List<String>> rows(int step) {
        List<List<String>> rows = new ArrayList<>();
        for (int entity = 0; entity < traces.size(); entity++) {
            if (config.layout().isLong()) {
                addReadings(step, entity, rows);
            } else {
                rows.add(wide(step, entity));
            }
        }
        return rows;
    }

    private List<String> wide(int step, int entity) {
        int row = order[step];
        List<String> cells = new ArrayList<>();
        if (config.layout().time() != null) {
            cells.add(time(row));
        }
        if (!ids.isEmpty()) {
            cells.add(ids.get(step));
        }
        if (config.layout().entities() != null) {
            cells.add(config.entities().get(entity));
        }
        boolean anomaly = false;
        for (int s = 0; s < config.sensors().size(); s++) {
            Trace trace = traces.get(entity).get(s);
            cells.add(number(trace.shown()[row], config.sensors().get(s).decimals()));
            anomaly |= trace.faulty()[row];
        }
        cells.add(anomaly ? "1" : "0");
        return cells;
    }

    private void addReadings(int step, int entity, List<List<String>> rows) {
        int row = order[step];
        String place = config.entities().get(entity);
        for (int s = 0; s < config.sensors().size(); s++) {
            Sensor sensor = config.sensors().get(s);
            Trace trace = traces.get(entity).get(s);
            String value = number(trace.shown()[row], sensor.decimals());
            if (!value.isEmpty()) {
                String id = place + "/" + sensor.name();
                String label = trace.faulty()[row] ? "1" : "0";
                List<String> cells = new ArrayList<>(List.of(time(row), id, sensor.name(), place));
                cells.addAll(position(entity));
                cells.addAll(List.of(value, sensor.unit(), label));
                rows.add(cells);
            }
        }
    }

    private List<String> position(int entity) {
        SynthConfig.Entities entities = config.layout().entities();
        if (entities == null || entities.positions().isEmpty()) {
            return List.of();
        }
        SynthConfig.Position position = entities.positions().get(entity);
        return List.of(number(position.lat(), DEGREE_DIGITS), number(position.lon(), DEGREE_DIGITS));
    }

    private String time(int row) {
        boolean whole = config.freq().toNanos() % 1_000_000_000 == 0;
        return (whole ? SECONDS : MILLIS).format(config.time(file, row)) + (config.isUtc() ? "Z" : "");
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
