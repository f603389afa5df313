package io.vigil.core.synth;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a JSON document into a configuration, key by key.
final class ConfigReader {

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MAX_DECIMALS = 9;
    private static final int MAX_LENGTH = 1_000_000;

    private final Set<String> columns = new HashSet<>();
    private final List<Sensor> sensors = new ArrayList<>();

    private ConfigReader() {}

    static SynthConfig read(ConfigNode root) throws ConfigException {
        return new ConfigReader().config(root);
    }

    private SynthConfig config(ConfigNode root) throws ConfigException {
        root.keys("start", "freq", "minutes", "time", "label", "id", "entities", "long", "standardise", "shuffle", "files", "sensors");
        SynthConfig.Layout layout = layout(root);
        List<SynthConfig.OutputFile> files = files(root.get("files"));
        for (ConfigNode node : root.get("sensors").items()) {
            sensors.add(sensor(node));
        }
        if (sensors.isEmpty()) {
            throw root.get("sensors").wrong("must hold at least one sensor");
        }
        double minutes = root.get("minutes").number();
        return new SynthConfig(start(root.get("start")), false, freq(root.get("freq")), minutes, layout, files, sensors);
    }

    private SynthConfig.Layout layout(ConfigNode root) throws ConfigException {
        Optional<ConfigNode> time = root.find("time");
        @Nullable String timeColumn = time.isPresent() ? column(time.get()) : null;
        String label = column(root.get("label"));
        Optional<ConfigNode> id = root.find("id");
        SynthConfig.@Nullable IdColumn idColumn =
                id.isPresent() ? new SynthConfig.IdColumn(name(id.get(), "name", "values"), values(id.get())) : null;
        Optional<ConfigNode> entities = root.find("entities");
        SynthConfig.@Nullable Entities things =
                entities.isPresent() ? entities(entities.get(), root.flag("long")) : null;
        SynthConfig.Layout layout = new SynthConfig.Layout(
                timeColumn, label, idColumn, things, root.flag("long"), root.flag("standardise"), root.flag("shuffle"));
        requireFitting(layout, root);
        return layout;
    }

    private static void requireFitting(SynthConfig.Layout layout, ConfigNode root) throws ConfigException {
        if (layout.isLong() && (layout.time() == null || layout.entities() == null || layout.id() != null)) {
            throw root.get("long").wrong("needs time and entities, and goes without id");
        }
        if (layout.entities() != null && (layout.standardise() || layout.shuffle())) {
            throw root.get("entities").wrong("goes without standardise and shuffle");
        }
    }

    private SynthConfig.Entities entities(ConfigNode node, boolean isLong) throws ConfigException {
        String name = name(node, "name", "values", "positions");
        List<String> values = values(node);
        List<SynthConfig.Position> positions = new ArrayList<>();
        for (ConfigNode item : node.items("positions")) {
            positions.add(position(item));
        }
        if (!positions.isEmpty() && !(isLong && positions.size() == values.size())) {
            throw node.get("positions").wrong("must hold one position per value, and goes with long alone");
        }
        return new SynthConfig.Entities(name, values, positions);
    }

    private static SynthConfig.Position position(ConfigNode node) throws ConfigException {
        List<ConfigNode> degrees = node.items();
        if (degrees.size() == 2 && Math.abs(degrees.get(0).number()) <= 90 && Math.abs(degrees.get(1).number()) <= 180) {
            return new SynthConfig.Position(degrees.get(0).number(), degrees.get(1).number());
        }
        throw node.wrong("must be a latitude and a longitude in degrees");
    }

    private String name(ConfigNode node, String... keys) throws ConfigException {
        return column(node.keys(keys).get("name"));
    }

    private static List<String> values(ConfigNode node) throws ConfigException {
        List<String> values = new ArrayList<>();
        for (ConfigNode value : node.get("values").items()) {
            values.add(value.text());
        }
        if (values.isEmpty()) {
            throw node.get("values").wrong("must hold at least one text");
        }
        return values;
    }

    private static List<SynthConfig.OutputFile> files(ConfigNode node) throws ConfigException {
        List<SynthConfig.OutputFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ConfigNode item : node.items()) {
            item.keys("name", "faults");
            ConfigNode name = item.get("name");
            if (!FILE_NAME.matcher(name.text()).matches()) {
                throw name.wrong("must be a file name of letters, digits, '.', '_' and '-'");
            }
            if (!names.add(name.text())) {
                throw name.wrong("must not repeat");
            }
            files.add(new SynthConfig.OutputFile(name.text(), item.amount("faults", 1)));
        }
        if (files.isEmpty()) {
            throw node.wrong("must hold at least one file");
        }
        return files;
    }

    private Sensor sensor(ConfigNode node) throws ConfigException {
        node.keys("name", "unit", "mean", "spread", "daily_swing", "noise", "drift", "range", "decimals", "follows", "faults");
        double[] range = span(node, "range", -Double.MAX_VALUE, Double.MAX_VALUE);
        Optional<ConfigNode> follows = node.find("follows");
        int followed = follows.isPresent() ? followed(follows.get()) : -1;
        List<Fault> faults = new ArrayList<>();
        for (ConfigNode fault : node.items("faults")) {
            faults.add(fault(fault));
        }
        return new Sensor(
                column(node.get("name")),
                node.text("unit", ""),
                node.get("mean").number(),
                node.amount("spread", 0),
                node.number("daily_swing", 0),
                node.amount("noise", 0),
                node.number("drift", 0),
                range[0],
                range[1],
                decimals(node),
                followed,
                follows.isPresent() ? follows.get().get("gain").number() : 0,
                List.copyOf(faults));
    }

    private int followed(ConfigNode node) throws ConfigException {
        node.keys("sensor", "gain");
        String name = node.get("sensor").text();
        for (int i = 0; i < sensors.size(); i++) {
            if (sensors.get(i).name().equals(name)) {
                return i;
            }
        }
        throw node.get("sensor").wrong("must name a sensor that is listed earlier");
    }

    private static Fault fault(ConfigNode node) throws ConfigException {
        node.keys("kind", "rate", "size", "length", "direction");
        Fault.Kind kind = choice(node.get("kind"), Fault.Kind.values());
        double rate = node.get("rate").number();
        if (rate < 0 || rate > 1000) {
            throw node.get("rate").wrong("must be between 0 and 1,000 events per 1,000 rows");
        }
        if (kind.hasSize()) {
            node.get("size");
        } else if (node.find("size").isPresent()) {
            throw node.get("size").wrong("does not go with this kind of fault");
        }
        double[] size = span(node, "size", 0, 0);
        if (size[0] < 0) {
            throw node.get("size").wrong("must not be below 0; direction gives the sign");
        }
        double[] length = span(node, "length", 1, 1);
        if (length[0] < 1 || length[1] > MAX_LENGTH) {
            throw node.get("length").wrong("must be between 1 and 1,000,000 rows");
        }
        Optional<ConfigNode> direction = node.find("direction");
        return new Fault(
                kind,
                rate,
                size,
                new int[] {(int) length[0], (int) length[1]},
                direction.isPresent() ? choice(direction.get(), Fault.Direction.values()) : Fault.Direction.BOTH);
    }

    private static int decimals(ConfigNode node) throws ConfigException {
        double decimals = node.number("decimals", 2);
        if (decimals < 0 || decimals > MAX_DECIMALS || decimals != (int) decimals) {
            throw node.get("decimals").wrong("must be a whole number from 0 to " + MAX_DECIMALS);
        }
        return (int) decimals;
    }

    private static double[] span(ConfigNode node, String key, double low, double high) throws ConfigException {
        Optional<ConfigNode> found = node.find(key);
        return found.isPresent() ? found.get().span() : new double[] {low, high};
    }

    private static <E extends Enum<E>> E choice(ConfigNode node, E[] values) throws ConfigException {
        List<String> names = new ArrayList<>();
        for (E value : values) {
            String name = value.name().toLowerCase(Locale.ROOT);
            if (name.equals(node.text())) {
                return value;
            }
            names.add(name);
        }
        throw node.wrong("must be one of " + String.join(", ", names));
    }

    private String column(ConfigNode node) throws ConfigException {
        if (!columns.add(node.text())) {
            throw node.wrong("must not name a column twice");
        }
        return node.text();
    }

    private static LocalDateTime start(ConfigNode node) throws ConfigException {
        try {
            return LocalDateTime.parse(node.text());
        } catch (DateTimeParseException e) {
            throw node.wrong("must be a time such as 2024-01-01T00:00:00");
        }
    }

    private static Duration freq(ConfigNode node) throws ConfigException {
        try {
            return Interval.parse(node.text());
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }
}
