package io.vigil.core.format;

import io.vigil.core.record.CategoricalFeature;
import io.vigil.core.record.Feature;
import io.vigil.core.record.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which column of a CSV header holds which feature, and the values of one row.
final class CsvColumns {

    private static final int NONE = -1;
    private static final byte NO_ASCII = -1;

    private final Schema schema;
    private final int[] featureOf;
    private final boolean[] present;
    private final double[] values;
    private final Problem.@Nullable Code[] broken;
    private final DecimalScanner scanner = new DecimalScanner();
    private byte[] cell = new byte[32];

    CsvColumns(Schema schema, List<String> header) {
        this.schema = schema;
        this.featureOf = new int[header.size()];
        this.present = new boolean[schema.size()];
        this.values = new double[schema.size()];
        this.broken = new Problem.@Nullable Code[schema.size()];
        Arrays.fill(values, Double.NaN);
        for (int c = 0; c < featureOf.length; c++) {
            int feature = schema.find(header.get(c));
            featureOf[c] = feature < 0 || present[feature] ? NONE : feature;
            if (feature >= 0) {
                present[feature] = true;
            }
        }
    }

    int count() {
        return featureOf.length;
    }

    /// The features that the schema requires and the header lacks.
    List<String> missing() {
        return schema.features().stream()
                .filter(f -> !present[schema.find(f.name())] && !Rules.imputes(f))
                .map(Feature::name)
                .toList();
    }

    /// Takes the cell of a column; columns beyond the header do not count.
    void cell(int column, char[] chars, int from, int to) {
        int feature = column < featureOf.length ? featureOf[column] : NONE;
        if (feature != NONE) {
            int start = from;
            int end = to;
            while (start < end && isBlank(chars[start])) {
                start++;
            }
            while (start < end && isBlank(chars[end - 1])) {
                end--;
            }
            broken[feature] = value(feature, chars, start, end);
        }
    }

    /// The value that the last row has for a feature: NaN where it is missing.
    double value(int feature) {
        return values[feature];
    }

    /// What is wrong with that value, or null.
    Problem.@Nullable Code broken(int feature) {
        return broken[feature];
    }

    /// The same in words.
    String detail(int feature) {
        String name = schema.features().get(feature).name();
        Problem.Code code = broken[feature];
        if (code == Problem.Code.MISSING) {
            return Rules.required(name);
        }
        return code == Problem.Code.RANGE ? Rules.finite(name) : name + " must be a number";
    }

    private Problem.@Nullable Code value(int index, char[] chars, int from, int to) {
        Feature feature = schema.features().get(index);
        values[index] = Double.NaN;
        if (from == to) {
            return Rules.imputes(feature) ? null : Problem.Code.MISSING;
        }
        if (feature instanceof CategoricalFeature categorical) {
            values[index] = categorical.code(new String(chars, from, to - from));
            return null;
        }
        values[index] = number(chars, from, to);
        if (Double.isNaN(values[index])) {
            return Problem.Code.TYPE;
        }
        return Double.isInfinite(values[index]) ? Problem.Code.RANGE : null;
    }

    private double number(char[] chars, int from, int to) {
        int length = to - from;
        if (cell.length < length) {
            cell = new byte[length];
        }
        for (int i = 0; i < length; i++) {
            char c = chars[from + i];
            cell[i] = c < 0x80 ? (byte) c : NO_ASCII;
        }
        return scanner.scan(cell, 0, length) == length ? scanner.value() : Double.NaN;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
