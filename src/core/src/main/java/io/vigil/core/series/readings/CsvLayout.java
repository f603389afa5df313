package io.vigil.core.series.readings;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which columns of a CSV table hold what.
///
/// @param wide true where each value column is a sensor type of its own
/// @param key the position of the wide table's key, -1 for none
/// @param values the value columns, at least one
/// @param known the columns that hold one field for all values of their row
public record CsvLayout(boolean wide, int key, List<Column> values, List<Known> known) {

    private static final List<String> TIMES = List.of("timestamp", "ts", "time", "datetime", "date");
    private static final List<String> KEYS = List.of("plant_id", "location", "sensor_id", "device_id", "machine_id");

    /// A column and its name.
    public record Column(String name, int position) {}

    /// A column of a field that all values of a row share.
    ///
    /// @param field its number in the parser
    /// @param name the spelling that the parser knows
    public record Known(int field, String name, int position) {}

    public CsvLayout {
        values = List.copyOf(values);
        known = List.copyOf(known);
    }

    /// The layout of a table of which nothing is said: its key is found by name too, in `plant_id`,
    /// `location`, `sensor_id`, `device_id` or `machine_id`, capitals or not.
    ///
    /// @param first the table, which stands at its first row
    /// @throws MalformedException naming what is missing
    public static CsvLayout guess(CsvTable first) throws MalformedException {
        return of(first, null, likelyKey(first).orElse(null), List.of());
    }

    /// The column that names whose row it is in a table that is not long, by its own name.
    public static Optional<String> likelyKey(CsvTable table) {
        int key = table.find("value") >= 0 ? -1 : find(table, KEYS);
        return key < 0 ? Optional.empty() : Optional.of(table.header().get(key));
    }

    /// What a user says of the columns. Without a time it is found by name: `timestamp`, `ts`, `time`,
    /// `datetime` or `date`, capitals or not. A table with a column `value`, without key and values, is
    /// long. Otherwise, without values, those are all columns that are left over and hold a number or
    /// nothing in the first row.
    ///
    /// @param first the table, which stands at its first row
    /// @param key null for none
    /// @throws MalformedException naming what is missing
    public static CsvLayout of(CsvTable first, @Nullable String time, @Nullable String key, List<String> values)
            throws MalformedException {
        List<Known> known = known(first);
        int timeColumn = time == null ? find(first, TIMES) : require(first, time);
        if (timeColumn < 0) {
            throw new MalformedException("no column holds the time; name one");
        }
        known.removeIf(column -> column.field() == Fields.TIMESTAMP);
        known.add(new Known(Fields.TIMESTAMP, "timestamp", timeColumn));
        int value = first.find("value");
        if (value >= 0 && values.isEmpty() && key == null) {
            return new CsvLayout(false, -1, List.of(new Column("value", value)), known);
        }
        int keyColumn = key == null ? -1 : require(first, key);
        known.removeIf(column -> column.field() == Fields.SENSOR_ID || column.field() == Fields.TYPE);
        return new CsvLayout(true, keyColumn, values(first, values, keyColumn, known), known);
    }

    private static List<Known> known(CsvTable table) {
        List<Known> known = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            String name = table.header().get(c).toLowerCase(Locale.ROOT);
            int field = Fields.find(name);
            if (field >= 0 && field != Fields.VALUE) {
                known.add(new Known(field, name, c));
            }
        }
        return known;
    }

    private static List<Column> values(CsvTable first, List<String> named, int key, List<Known> known)
            throws MalformedException {
        List<Column> columns = new ArrayList<>();
        for (String name : named) {
            columns.add(new Column(name, require(first, name)));
        }
        for (int c = 0; named.isEmpty() && c < first.header().size(); c++) {
            int position = c;
            boolean taken = c == key || known.stream().anyMatch(column -> column.position() == position);
            String cell = first.cell(c);
            if (!taken && !first.header().get(c).isEmpty() && (cell.isEmpty() || !Double.isNaN(Numbers.parse(cell)))) {
                columns.add(new Column(first.header().get(c), c));
            }
        }
        if (columns.isEmpty()) {
            throw new MalformedException("no column holds numbers; name one");
        }
        return columns;
    }

    private static int require(CsvTable table, String name) throws MalformedException {
        if (table.find(name) < 0) {
            throw new MalformedException("column is missing: " + name);
        }
        return table.find(name);
    }

    private static int find(CsvTable table, List<String> names) {
        for (String name : names) {
            for (int c = 0; c < table.header().size(); c++) {
                if (table.header().get(c).equalsIgnoreCase(name)) {
                    return c;
                }
            }
        }
        return -1;
    }
}
