package io.vigil.train.data;

import io.vigil.core.evaluate.Labels;
import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.RecordBatch;
import io.vigil.train.TrainingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rows that a model learns from, in the order of their file.
///
/// @param columns the part each column plays
/// @param categories per feature its categories in alphabetical order, empty for a number
/// @param missing what a missing value means
/// @param records the features' values, NaN where one is missing
/// @param labels which rows are anomalies, or null where that is not known
/// @param keys what keeps rows apart for smoothing: one constant where nothing does
/// @param leftOut how many rows of the file are not here, by reason
public record Dataset(
        Columns columns,
        List<List<String>> categories,
        MissingPolicy missing,
        RecordBatch records,
        boolean @Nullable [] labels,
        String[] keys,
        Map<String, Integer> leftOut) {

    private static final int MAX_CATEGORIES = 100;

    /// Takes the features, labels and keys out of a table.
    ///
    /// A cell that is no number counts as missing. With [MissingPolicy#REJECT] a row that misses a
    /// number is left out; a missing category is none of the known ones. A row without a label is
    /// left out too.
    ///
    /// @param key the column that keeps rows apart for smoothing, or null
    public static Dataset of(Table table, Columns columns, MissingPolicy missing, @Nullable String key)
            throws TrainingException {
        List<List<String>> categories = new ArrayList<>();
        double[][] values = new double[columns.features().size()][];
        for (int f = 0; f < values.length; f++) {
            String name = columns.features().get(f);
            categories.add(table.isNumeric(name) ? List.of() : categories(name, table.column(name)));
            values[f] = categories.get(f).isEmpty()
                    ? table.numbers(name)
                    : codes(new CategoricalFeature(name, categories.get(f)), table.column(name));
        }
        List<String> labelCells = columns.label() == null ? null : table.column(columns.label());
        boolean[] labels = labelCells == null ? null : labels(String.valueOf(columns.label()), labelCells);
        String[] keys = key == null ? constant(table.rows()) : table.column(key).toArray(String[]::new);
        Map<String, Integer> leftOut = new LinkedHashMap<>();
        if (table.ragged() > 0) {
            leftOut.put("more or fewer cells than the header", table.ragged());
        }
        int[] kept = IntStream.range(0, table.rows())
                .filter(row -> keeps(row, labelCells, missing == MissingPolicy.REJECT ? values : new double[0][], leftOut))
                .toArray();
        return new Dataset(columns, categories, missing, RecordBatch.of(values), labels, keys, leftOut).rows(kept);
    }

    public int size() {
        return records.rows();
    }

    public int features() {
        return records.features();
    }

    /// Which rows are anomalies.
    ///
    /// @throws IllegalStateException where that is not known
    public boolean[] knownLabels() {
        if (labels == null) {
            throw new IllegalStateException("the rows carry no labels");
        }
        return labels;
    }

    /// How many rows are anomalies; 0 where that is not known.
    public int anomalies() {
        int count = 0;
        for (int row = 0; labels != null && row < labels.length; row++) {
            count += labels[row] ? 1 : 0;
        }
        return count;
    }

    /// Some of the rows, in the order given.
    public Dataset rows(int[] rows) {
        double[][] values = new double[features()][];
        for (int f = 0; f < values.length; f++) {
            double[] column = records.column(f);
            values[f] = Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
        }
        boolean[] some = null;
        if (labels != null) {
            some = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                some[i] = labels[rows[i]];
            }
        }
        String[] someKeys = Arrays.stream(rows).mapToObj(row -> keys[row]).toArray(String[]::new);
        return new Dataset(columns, categories, missing, RecordBatch.of(values), some, someKeys, leftOut);
    }

    /// The rows that are no anomalies, or all where that is not known.
    public Dataset normal() {
        boolean[] known = labels;
        return known == null ? this : rows(IntStream.range(0, size()).filter(row -> !known[row]).toArray());
    }

    private static boolean keeps(
            int row, @Nullable List<String> labels, double[][] values, Map<String, Integer> leftOut) {
        if (labels != null && Table.isMissing(labels.get(row))) {
            leftOut.merge("no label", 1, Integer::sum);
            return false;
        }
        for (double[] column : values) {
            if (Double.isNaN(column[row])) {
                leftOut.merge("a missing value", 1, Integer::sum);
                return false;
            }
        }
        return true;
    }

    private static boolean[] labels(String name, List<String> cells) throws TrainingException {
        boolean[] labels = new boolean[cells.size()];
        for (int row = 0; row < labels.length; row++) {
            Optional<Boolean> label =
                    Table.isMissing(cells.get(row)) ? Optional.of(false) : Labels.parse(cells.get(row));
            labels[row] = label.orElseThrow(
                    () -> new TrainingException("the label %s must be %s".formatted(name, Labels.RULE)));
        }
        return labels;
    }

    private static List<String> categories(String name, List<String> cells) throws TrainingException {
        TreeSet<String> distinct = new TreeSet<>(cells);
        distinct.removeIf(Table::isMissing);
        if (distinct.isEmpty()) {
            throw new TrainingException("the feature " + name + " is empty in every row");
        }
        if (distinct.size() > MAX_CATEGORIES) {
            throw new TrainingException("the feature %s holds %d different texts; a category may have %d"
                    .formatted(name, distinct.size(), MAX_CATEGORIES));
        }
        return List.copyOf(distinct);
    }

    private static double[] codes(CategoricalFeature feature, List<String> cells) {
        return cells.stream().mapToDouble(feature::code).toArray();
    }

    private static String[] constant(int rows) {
        String[] keys = new String[rows];
        Arrays.fill(keys, "");
        return keys;
    }
}
