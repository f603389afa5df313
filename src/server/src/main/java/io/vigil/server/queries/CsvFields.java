package io.vigil.server.queries;

import io.vigil.core.format.ByteOutput;
import io.vigil.core.format.Numbers;
import io.vigil.core.series.readings.Timestamps;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes fields as rows of a table in RFC 4180, each to its column; a field that a row leaves out is
/// an empty cell.
///
/// A text that a spreadsheet would take for a formula, since it begins with `=`, `+`, `-` or `@`, gets
/// an apostrophe in front.
final class CsvFields implements Fields {

    private static final String FORMULA_STARTS = "=+-@";

    private final List<String> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final String[] row;
    private final String prefix;

    private CsvFields(List<String> columns, String[] row, String prefix) {
        this.columns = columns;
        this.row = row;
        this.prefix = prefix;
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i), i);
        }
    }

    /// Writes a whole table with its header.
    static <T> void table(ByteOutput out, Iterable<T> items, Shape<T> shape) {
        CsvFields fields = new CsvFields(shape.columns(), new String[shape.columns().size()], "");
        out.ascii(String.join(",", shape.columns())).ascii('\n');
        for (T item : items) {
            Arrays.fill(fields.row, "");
            shape.write(item, fields);
            out.utf8(String.join(",", fields.row)).ascii('\n');
        }
    }

    @Override
    public Fields text(String name, @Nullable String value) {
        return put(name, value == null ? "" : cell(value));
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    @Override
    public Fields number(String name, double value) {
        return put(name, Double.isFinite(value) ? Numbers.text(value) : "");
    }

    @Override
    public Fields whole(String name, long value) {
        return put(name, Long.toString(value));
    }

    @Override
    public Fields flag(String name, @Nullable Boolean value) {
        return put(name, value == null ? "" : value.toString());
    }

    @Override
    public Fields time(String name, @Nullable Long micros) {
        return put(name, micros == null ? "" : Timestamps.text(micros));
    }

    @Override
    public Fields reasons(String name, int mask) {
        return put(name, String.join("|", Fields.reasonIds(mask)));
    }

    @Override
    public Fields json(String name, String json) {
        return text(name, json);
    }

    @Override
    public Fields inner(String name, Consumer<Fields> fields) {
        fields.accept(new CsvFields(columns, row, prefix + name + "_"));
        return this;
    }

    private Fields put(String name, String cell) {
        row[Objects.requireNonNull(places.get(prefix + name), name)] = cell;
        return this;
    }
}
